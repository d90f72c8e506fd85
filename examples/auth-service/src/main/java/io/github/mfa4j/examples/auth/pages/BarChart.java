package io.github.mfa4j.examples.auth.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts of days as bars: numbers for an SVG, in its own units. What they say also stands in a table.
 *
 * @param title the name of the sentence above it
 * @param total of all days
 * @param width of the picture
 * @param bars from left to right
 */
record BarChart(String title, String total, int width, List<Bar> bars) {

    private static final int HEIGHT = 48;
    private static final int LEAST = 2;
    private static final int TOP = 16;
    private static final int DAY = 16;
    private static final int GAP = 4;

    /**
     * A bar with its number above and its name below.
     *
     * @param middle where both are centred
     * @param value only of the highest
     * @param name of every other day, today among them
     */
    record Bar(int x, int y, int width, int height, int middle, int above, String name, String value) {}

    static BarChart of(String title, Map<LocalDate, Long> counts) {
        long most = counts.values().stream().mapToLong(count -> count).max().orElse(0);
        long total = counts.values().stream().mapToLong(count -> count).sum();
        List<Bar> bars = new ArrayList<>();
        counts.forEach((day, count) -> {
            int height = count == 0 ? 0 : (int) Math.max(LEAST, HEIGHT * count / most);
            int x = bars.size() * DAY + GAP / 2;
            int y = TOP + HEIGHT - height;
            boolean named = (counts.size() - bars.size()) % 2 == 1;
            boolean highest = count > 0
                    && count == most
                    && bars.stream().allMatch(bar -> bar.value().isEmpty());
            bars.add(new Bar(
                    x,
                    y,
                    DAY - GAP,
                    height,
                    x + (DAY - GAP) / 2,
                    y - GAP,
                    named ? String.valueOf(day.getDayOfMonth()) : "",
                    highest ? String.valueOf(count) : ""));
        });
        return new BarChart(title, String.valueOf(total), bars.size() * DAY, List.copyOf(bars));
    }
}
