package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.50 ns",
        "307.49, 307 ns",
        "999.9, 1000 ns",
        "1000, 1.00 µs",
        "12345, 12.3 µs",
        "4567890, 4.57 ms"
    })
    void timesHaveThreeDigitsAndTheirUnit(double nanos, String text) {
        assertThat(Figures.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "183.6, 184 B", "9999, 9999 B", "25300, 25.3 kB"})
    void bytesAreWhole(double bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void ratiosCountsAndLoads() {
        assertThat(Figures.ratio(1.4276)).isEqualTo("1.43×");
        assertThat(Figures.ratio(45.67)).isEqualTo("45.7×");
        assertThat(Figures.threshold(8)).isEqualTo("8×");
        assertThat(Figures.threshold(1.3)).isEqualTo("1.3×");
        assertThat(Figures.grouped(123_456)).isEqualTo("123\u00a0000");
        assertThat(Figures.load(0.25)).isEqualTo("0.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR", "bn-BD", "tr-TR"})
    void figuresAreTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(Figures.grouped(123_456)).isEqualTo("123\u00a0000");
            assertThat(Figures.time(12_345)).isEqualTo("12.3 µs");
        } finally {
            Locale.setDefault(before);
        }
    }
}
