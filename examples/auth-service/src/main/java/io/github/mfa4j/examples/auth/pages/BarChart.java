package io.github.mfa4j.examples.auth.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bars of a chart as numbers for an SVG; what they say also stands in a table.
 *
 * @param title the name of the sentence above it
 * @param width of the picture, in its own units
 * @param bars from left to right
 */
record BarChart(String title, int width, List<Bar> bars) {

    private static final int HEIGHT = 48;
    private static final int GAP = 4;
    private static final int DAY = 12;
    private static final int NAME = 72;
    private static final int TOP = 16;

    /**
     * A bar with its number above and its name below.
     *
     * @param middle where both are centred
     * @param shown whether there is room for the number; all of them stand in the table
     */
    record Bar(int x, int y, int width, int height, int middle, int above, String name, String value, boolean shown) {}

    static BarChart of(String title, Map<String, Long> counts) {
        return of(title, counts, NAME);
    }

    /** Of at most four weeks, the days named by their numbers, and only the highest with its count. */
    static BarChart ofDays(String title, Map<LocalDate, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((day, count) -> named.put(String.valueOf(day.getDayOfMonth()), count));
        return of(title, named, DAY);
    }

    private static BarChart of(String title, Map<String, Long> counts, int width) {
        long most = Math.max(
                1, counts.values().stream().mapToLong(count -> count).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        counts.forEach((name, count) -> {
            int height = (int) (HEIGHT * count / most);
            int x = bars.size() * (width + GAP);
            int y = TOP + HEIGHT - height;
            boolean shown = width == NAME || (count == most && bars.stream().noneMatch(Bar::shown));
            bars.add(new Bar(x, y, width, height, x + width / 2, y - 4, name, String.valueOf(count), shown));
        });
        return new BarChart(title, Math.max(1, bars.size()) * (width + GAP), List.copyOf(bars));
    }
}
