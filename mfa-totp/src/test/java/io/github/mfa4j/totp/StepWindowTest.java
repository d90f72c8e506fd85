package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepWindowTest {

    private static final Totp TOTP = Totp.of(TotpParameters.DEFAULT.withDigits(8));
    private static final OtpSecret SECRET = OtpSecret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 1", "1, 1", "3, 2", "10, 0", "0, 10", "10, 10"})
    void A52_exactlyTheStepsOfTheWindowAreAccepted(int past, int future) {
        // Around the epoch, so that the window spans negative steps, too.
        for (long now : new long[] {0, 5, 1_000_000}) {
            List<Long> accepted = new ArrayList<>();
            for (long step = now - 30; step <= now + 30; step++) {
                String code = TOTP.generate(SECRET, startOf(step));
                MatchedSteps matched = TOTP.verify(SECRET, code, startOf(now), new StepWindow(past, future));
                if (!matched.isEmpty()) {
                    accepted.add(matched.latest().orElseThrow());
                }
            }
            List<Long> expected = new ArrayList<>();
            for (long step = now - past; step <= now + future; step++) {
                expected.add(step);
            }
            assertThat(accepted).isEqualTo(expected).hasSize(past + future + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void A52_bothSidesAreCapped(int steps) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StepWindow(steps, 0))
                .withMessage("past is " + steps + ", allowed are 0 to 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StepWindow(0, steps))
                .withMessage("future is " + steps + ", allowed are 0 to 10");
    }

    @Test
    void hasADefaultAndAStrictForm() {
        assertThat(StepWindow.DEFAULT).isEqualTo(new StepWindow(1, 1));
        assertThat(StepWindow.CURRENT_ONLY).isEqualTo(new StepWindow(0, 0));
    }

    private static Instant startOf(long step) {
        return Instant.ofEpochSecond(step * 30);
    }
}
