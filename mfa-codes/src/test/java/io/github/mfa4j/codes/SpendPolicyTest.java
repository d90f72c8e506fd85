package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpendPolicyTest {

    private static final Budget SMALL = new Budget(10, 20);

    @ParameterizedTest
    @CsvSource({
        "+34600000000, +34",
        "+18095550100, +1",
        "+18765550100,",
        "+17875550100, +1787",
        "+447700900000,",
        "34600000000,",
        "+3,",
    })
    void theLongestPrefixThatFitsCounts(String destination, String prefix) {
        SpendPolicy policy = SpendPolicy.builder(SMALL)
                .allow("+34", SMALL)
                .allow("+1", SMALL)
                .deny("+1876")
                .allow("+1787", SMALL)
                .build();
        assertThat(policy.prefixOf(destination)).isEqualTo(prefix);
    }

    @Test
    void theEmptyPrefixTakesWhatNoOtherDoes() {
        SpendPolicy policy =
                SpendPolicy.builder(SMALL).allow("", SMALL).allow("+34", SMALL).build();
        assertThat(policy.prefixOf("alice@example.org")).isEmpty();
        assertThat(policy.prefixOf("+34600000000")).isEqualTo("+34");
    }

    @ParameterizedTest
    @ValueSource(strings = {"34", "+", "+0", "+034", "+34 ", "+1234567890123456", "+٣٤", "ES"})
    void aPrefixOfAnotherFormIsRefused(String prefix) {
        assertThatThrownBy(() -> SpendPolicy.builder(SMALL).allow(prefix, SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prefix is \"" + prefix
                        + "\", allowed are a plus sign and 1 to 15 digits of which the first is not 0, or nothing");
        assertThatThrownBy(() -> SpendPolicy.builder(SMALL).deny(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyThatAllowsNothingIsRefused() {
        assertThatThrownBy(() -> SpendPolicy.builder(SMALL).deny("+1876").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no prefix is allowed: allow the countries that codes are sent to");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, perHour is 0", "2, 1, perDay is 1", "10000001, 10000001, perHour is 10000001"})
    void aBudgetOutOfRangeIsRefused(int perHour, int perDay, String message) {
        assertThatThrownBy(() -> new Budget(perHour, perDay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 91, -1})
    void aShareThatWouldNeverOrAlwaysPauseIsRefused(int percent) {
        assertThatThrownBy(() -> SpendPolicy.builder(SMALL).leastUsedPercent(percent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leastUsedPercent is " + percent + ", allowed are 1 to 90");
    }
}
