package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutPolicyTest {

    private static final FactorId TOTP = new FactorId("totp");
    private static final LockoutPolicy DEFAULT = LockoutPolicy.DEFAULT;

    private static LockoutPolicy policy(
            int from, String first, String max, String calm, int cap, int inWindow, String w) {
        return new LockoutPolicy(
                from,
                Duration.parse(first),
                Duration.parse(max),
                Duration.parse(calm),
                cap,
                inWindow,
                Duration.parse(w));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT30S, PT1H, PT24H, 100, 50, P30D, 'backOffFrom is 0, allowed are 1 to 10'",
        "11, PT30S, PT1H, PT24H, 100, 50, P30D, 'backOffFrom is 11, allowed are 1 to 10'",
        "5, PT0.9S, PT1H, PT24H, 100, 50, P30D, 'firstDelay is PT0.9S, allowed are PT1S to PT1H'",
        "5, PT2H, PT1H, PT24H, 100, 50, P30D, 'firstDelay is PT2H, allowed are PT1S to PT1H'",
        "5, PT-1S, PT1H, PT24H, 100, 50, P30D, 'firstDelay is PT-1S, allowed are PT1S to PT1H'",
        "5, PT30S, PT24H0.001S, PT24H, 100, 50, P30D, 'maxDelay is PT24H0.001S, allowed are PT1S to PT24H'",
        "5, PT30S, PT1H, PT59M, 100, 50, P30D, 'calmAfter is PT59M, allowed are PT1H to PT720H'",
        "5, PT30S, PT1H, PT24H, 101, 50, P30D, 'maxFailures is 101, allowed are 1 to 100'",
        "5, PT30S, PT1H, PT24H, 0, 50, P30D, 'maxFailures is 0, allowed are 1 to 100'",
        "5, PT30S, PT1H, PT24H, 100, 101, P30D, 'maxFailuresInWindow is 101, allowed are 1 to 100'",
        "5, PT30S, PT1H, PT24H, 100, -1, P30D, 'maxFailuresInWindow is -1, allowed are 1 to 100'",
        "5, PT30S, PT1H, PT24H, 100, 50, PT23H, 'window is PT23H, allowed are PT24H to PT8760H'",
        "5, PT30S, PT1H, PT24H, 100, 50, P366D, 'window is PT8784H, allowed are PT24H to PT8760H'",
    })
    void a08_valueOutOfRangeIsRefusedWithNameValueAndRange(
            int from, String first, String max, String calm, int cap, int inWindow, String window, String message) {
        assertThatThrownBy(() -> policy(from, first, max, calm, cap, inWindow, window))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void endsOfEveryRangeAreTaken() {
        assertThat(policy(1, "PT1S", "PT1S", "PT1H", 1, 1, "P1D").delayAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy(10, "PT24H", "PT24H", "P30D", 100, 100, "P365D").delayAfter(10))
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void promise11_figuresOfTheDefaults() {
        assertThat(DEFAULT.yearlyGuessChance(15, 1e6)).isCloseTo(0.0097, within(0.0001));
        assertThat(DEFAULT.yearlyGuessChance(3, 1e6)).isCloseTo(0.002, within(0.0005));
        assertThat(DEFAULT.yearlyGuessChance(1, Math.pow(2, 40))).isLessThan(1e-9);
    }

    @Test
    void promise11_weakPolicyIsRefusedWithItsFigureAndWhatToDo() {
        assertThatThrownBy(() -> DEFAULT.requireYearlyGuessChance(TOTP, 16, 1e6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor totp")
                .hasMessageContaining("1.03 %")
                .hasMessageContaining("allowed are 1.0 %")
                .hasMessageContaining("maxFailuresInWindow");
        assertThatThrownBy(() -> DEFAULT.requireYearlyGuessChance(TOTP, 10, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100.0 %");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1000000", "-5, 1000000", "1, 0", "1, -3", "NaN, 1000000", "1, NaN"})
    void a08_figureThatIsNoneIsRefusedAndNotTakenForSafe(double accepted, double space) {
        assertThatThrownBy(() -> DEFAULT.requireYearlyGuessChance(TOTP, accepted, space))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    static Arbitrary<LockoutPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(1, 86_400),
                        Arbitraries.integers().between(1, 86_400),
                        Arbitraries.integers().between(1, 720),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(24, 8760))
                .as((from, one, other, calm, cap, inWindow, window) -> new LockoutPolicy(
                        from,
                        Duration.ofSeconds(Math.min(one, other)),
                        Duration.ofSeconds(Math.max(one, other)),
                        Duration.ofHours(calm),
                        cap,
                        inWindow,
                        Duration.ofHours(window)));
    }

    /** Counted the slow way: as many guesses as the guard lets through whose holder logs in between. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void promise11_noAcceptedPolicyExceedsOnePercentAYear(
            @ForAll("policies") LockoutPolicy policy, @ForAll @IntRange(min = 1, max = 40) int accepted) {
        double space = 1e6;
        try {
            policy.requireYearlyGuessChance(TOTP, accepted, space);
        } catch (IllegalArgumentException e) {
            Assume.that(false);
        }
        int guesses = 0;
        for (Duration at = Duration.ZERO; at.compareTo(Duration.ofDays(365)) < 0; at = at.plus(policy.window())) {
            guesses += policy.maxFailuresInWindow();
        }
        double unhurt = 1;
        for (int guess = 0; guess < guesses; guess++) {
            unhurt *= 1 - accepted / space;
        }
        assertThat(1 - unhurt).isLessThanOrEqualTo(LockoutPolicy.MAX_YEARLY_CHANCE + 1e-9);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a08_noPolicyHasUnlimitedGuesses(@ForAll("policies") LockoutPolicy policy) {
        Duration before = Duration.ZERO;
        for (int streak = 1; streak <= 200; streak++) {
            Duration delay = policy.delayAfter(streak);
            assertThat(delay).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(policy.maxDelay());
            before = delay;
        }
        assertThat(before).isPositive();
        assertThat(policy.delayAfter(Integer.MAX_VALUE)).isEqualTo(policy.delayAfter(200_000));
        assertThat(policy.maxFailures()).isLessThanOrEqualTo(100);
        assertThat(policy.maxFailuresInWindow()).isLessThanOrEqualTo(100);
    }
}
