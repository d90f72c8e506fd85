package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MatchedStepsTest {

    @Test
    void aWrongCodeMatchesNoStep() {
        MatchedSteps none = MatchedSteps.of(100, 0);
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.latest()).isEmpty();
        assertThat(none.latestAfter(Long.MIN_VALUE)).isEmpty();
        assertThat(none.includes(0)).isFalse();
        assertThat(none).hasToString("MatchedSteps[none]");
    }

    @Test
    void aRightCodeMatchesOneStep() {
        MatchedSteps one = MatchedSteps.of(100, 0b010);
        assertThat(one.isEmpty()).isFalse();
        assertThat(one.latest()).hasValue(101);
        assertThat(one.includes(100)).isFalse();
        assertThat(one.includes(101)).isTrue();
        assertThat(one.includes(102)).isFalse();
        assertThat(one.includes(101 + 32)).isFalse();
        assertThat(one.includes(Long.MIN_VALUE)).isFalse();
        assertThat(one).hasToString("MatchedSteps[latest=101]");
    }

    @Test
    void A14_A15_aStepAlreadyUsedOrBeforeItIsNotOfferedAgain() {
        MatchedSteps one = MatchedSteps.of(100, 0b010);
        assertThat(one.latestAfter(100)).hasValue(101);
        assertThat(one.latestAfter(101)).isEmpty();
        assertThat(one.latestAfter(102)).isEmpty();
    }

    @Test
    void A14_theSameDigitsInTwoStepsOfOneWindowAreAcceptedOnce() {
        OtpSecret secret = OtpSecret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Totp totp = Totp.of(TotpParameters.DEFAULT);
        long step = firstStepWhoseCodeComesTwice(totp, secret);
        Instant at = Instant.ofEpochSecond(step * 30);
        String code = totp.generate(secret, at);

        MatchedSteps matched = totp.verify(secret, code, at, new StepWindow(0, 10));

        assertThat(matched.includes(step)).isTrue();
        long accepted = matched.latestAfter(step - 1).orElseThrow();
        assertThat(accepted).isGreaterThan(step);
        assertThat(totp.verify(secret, code, at, new StepWindow(0, 10)).latestAfter(accepted))
                .isEmpty();
    }

    private static long firstStepWhoseCodeComesTwice(Totp totp, OtpSecret secret) {
        OtpKey key = OtpKey.of(secret, OtpAlgorithm.SHA1);
        String[] last = new String[11];
        for (long step = 0; ; step++) {
            String code = totp.generate(key, Instant.ofEpochSecond(step * 30));
            for (int back = 1; back <= 10; back++) {
                if (code.equals(last[(int) Math.floorMod(step - back, (long) last.length)])) {
                    return step - back;
                }
            }
            last[(int) (step % last.length)] = code;
        }
    }
}
