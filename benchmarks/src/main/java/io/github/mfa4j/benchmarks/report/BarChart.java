package io.github.mfa4j.benchmarks.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Horizontal bars in groups, as SVG that is readable in light and dark. Within a group, a bar's length is its share of the
 * longest.
 *
 * @param title what is shown, with the unit
 * @param groups from top to bottom
 */
record BarChart(String title, List<Group> groups) {

    /** Bars that are compared with each other. */
    record Group(String title, List<Bar> bars) {}

    /** How a bar is drawn. */
    enum Kind {
        OURS,
        PEER,
        FLOOR
    }

    /**
     * One bar.
     *
     * @param label before the bar
     * @param value its length
     * @param figure after the bar
     * @param kind its colour
     */
    record Bar(String label, double value, String figure, Kind kind) {}

    private static final int WIDTH = 760;
    private static final int MARGIN = 16;
    private static final int BARS_AT = 240;
    private static final int LONGEST = 400;
    private static final int TITLE_HEIGHT = 44;
    private static final int GROUP_HEIGHT = 30;
    private static final int BAR_HEIGHT = 14;
    private static final int LINE_HEIGHT = 21;

    private static final String STYLE = """
              <style>
                text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328 }
                .title { font-size: 16px; font-weight: 600 }
                .group { font-weight: 600 }
                .page { fill: #ffffff }
                .ours { fill: #0b7a4b }
                .peer { fill: #9aa4b0 }
                .floor { fill: #d9a441 }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3 }
                  .page { fill: #0d1117 }
                  .ours { fill: #3fb97f }
                  .peer { fill: #6b7683 }
                  .floor { fill: #b98a34 }
                }
              </style>
            """;

    String toSvg() {
        int height = TITLE_HEIGHT + MARGIN;
        for (Group group : groups) {
            height += GROUP_HEIGHT + LINE_HEIGHT * group.bars().size();
        }
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + WIDTH + ' ' + height + "\" role=\"img\" aria-label=\"" + escaped(title)
                + "\">\n");
        svg.append(STYLE);
        svg.append("  <rect class=\"page\" width=\"" + WIDTH + "\" height=\"" + height + "\"/>\n");
        text(svg, "title", MARGIN, 28, title);
        int y = TITLE_HEIGHT;
        for (Group group : groups) {
            y += GROUP_HEIGHT;
            text(svg, "group", MARGIN, y - 9, group.title());
            double longest = group.bars().stream().mapToDouble(Bar::value).max().orElse(1);
            for (Bar bar : group.bars()) {
                draw(svg, bar, y, bar.value() / longest);
                y += LINE_HEIGHT;
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Bar bar, int y, double share) {
        String kind = switch (bar.kind()) {
            case OURS -> "ours";
            case PEER -> "peer";
            case FLOOR -> "floor";
        };
        BigDecimal length = BigDecimal.valueOf(Math.max(1, share * LONGEST)).setScale(1, RoundingMode.HALF_UP);
        int baseline = y + BAR_HEIGHT - 3;
        text(svg, "label", MARGIN + 12, baseline, bar.label());
        svg.append("  <rect class=\"" + kind + "\" x=\"" + BARS_AT + "\" y=\"" + y + "\" width=\"" + length
                + "\" height=\"" + BAR_HEIGHT + "\" rx=\"2\"/>\n");
        text(svg, "figure", BARS_AT + length.intValue() + 8, baseline, bar.figure());
    }

    private static void text(StringBuilder svg, String style, int x, int y, String text) {
        svg.append("  <text class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\">" + escaped(text) + "</text>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
