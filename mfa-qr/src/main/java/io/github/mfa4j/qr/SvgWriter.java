package io.github.mfa4j.qr;

import org.jspecify.annotations.Nullable;

/** Writes modules as an SVG of one path, with no reference to anything outside. */
final class SvgWriter {
    private SvgWriter() {}

    static String write(Modules modules, int size, @Nullable String title) {
        int side = modules.side();
        StringBuilder svg = new StringBuilder(512 + 6 * side * side);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(size);
        svg.append("\" height=\"").append(size);
        svg.append("\" viewBox=\"0 0 ").append(size).append(' ').append(size);
        svg.append("\" shape-rendering=\"crispEdges\"");
        if (title == null) {
            svg.append('>');
        } else {
            svg.append(" role=\"img\"><title>");
            appendEscaped(svg, title);
            svg.append("</title>");
        }
        // White is painted, not left to the page: on a dark page a scanner would see the code inverted.
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" transform=\"translate(");
        svg.append(modules.offset(size)).append(' ').append(modules.offset(size));
        svg.append(") scale(").append(modules.scale(size)).append(")\" d=\"");
        for (int y = 0; y < side; y++) {
            appendRow(svg, modules, y);
        }
        return svg.append("\"/></svg>").toString();
    }

    /** Each run of dark modules is one rectangle. */
    private static void appendRow(StringBuilder path, Modules modules, int y) {
        int side = modules.side();
        int x = 0;
        while (x < side) {
            if (!modules.dark(x, y)) {
                x++;
                continue;
            }
            int start = x;
            while (modules.dark(x, y)) {
                x++;
            }
            int run = x - start;
            path.append('M').append(start).append(' ').append(y);
            path.append('h').append(run).append("v1h-").append(run).append('z');
        }
    }

    private static void appendEscaped(StringBuilder svg, String title) {
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            switch (c) {
                case '&' -> svg.append("&amp;");
                case '<' -> svg.append("&lt;");
                case '>' -> svg.append("&gt;");
                default -> svg.append(c);
            }
        }
    }
}
