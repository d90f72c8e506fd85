package io.github.mfa4j.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures for people: three digits, the same in every locale. */
final class Figures {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** In the place of a figure that was not measured. */
    static final String NONE = "–";

    private Figures() {}

    static String time(double nanos) {
        if (nanos < 1e3) {
            return digits(nanos) + " ns";
        }
        return nanos < 1e6 ? digits(nanos / 1e3) + " µs" : digits(nanos / 1e6) + " ms";
    }

    static String bytes(double bytes) {
        return bytes < 10_000 ? Math.round(bytes) + " B" : digits(bytes / 1000) + " kB";
    }

    static String ratio(double ratio) {
        return digits(ratio) + "×";
    }

    /** As short as it was chosen. */
    static String threshold(double ratio) {
        return BigDecimal.valueOf(ratio).stripTrailingZeros().toPlainString() + '×';
    }

    static String load(double average) {
        return BigDecimal.valueOf(average).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    static String clients(int count) {
        return count + (count == 1 ? " client" : " clients");
    }

    /** How many a second, how long half of them take at most, and how long 99 of 100. */
    static String latency(Latency latency) {
        return grouped(latency.perSecond()) + "/s, " + time(latency.p50Nanos()) + ", " + time(latency.p99Nanos());
    }

    /** Whole, with groups of three digits. */
    static String grouped(double value) {
        long rounded = BigDecimal.valueOf(value).round(THREE_DIGITS).longValue();
        return String.format(Locale.ROOT, "%,d", rounded).replace(',', '\u00a0');
    }

    private static String digits(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
