package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Change;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodesResult.NotGenerated;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Codes and proofs used elsewhere than where they belong, over two nodes. */
class BindingAttacksTest {

    private final Installation one = new Installation();
    private final Installation two = one.otherNode();

    @Test
    void A18_theCodeOfAnotherAttemptIsRefusedWhateverItsToken() {
        String first = one.token(ALICE, one.sms);
        String firstCode = one.surroundings.sms.lastCode();
        one.pass(Duration.ofSeconds(60));
        String second = one.token(ALICE, one.sms);
        String secondCode = one.surroundings.sms.lastCode();

        assertThat(reason(one.mfa.verify(first, firstCode))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(reason(one.mfa.verify(first, secondCode))).isEqualTo(Reason.CHALLENGE_VOID);
        if (!firstCode.equals(secondCode)) {
            assertThat(reason(two.mfa.verify(second, firstCode))).isEqualTo(Reason.WRONG_CODE);
        }
        assertThat(two.mfa.verify(second, secondCode)).isInstanceOf(Verified.class);
    }

    @Test
    void A19_aProofSaysItsPurposeAndChangesNothingItWasNotGivenFor() {
        Phone phone = one.enrol(ALICE);
        one.recoveryCodes(ALICE);
        Verified login = (Verified) one.mfa.verify(one.token(ALICE, one.totp), phone.code());
        String reset = one.token(ALICE, one.sms, Purpose.PASSWORD_RESET);
        one.surroundings.runQueue();
        Verified anonymous = (Verified) one.mfa.verify(reset, one.surroundings.sms.lastCode());
        assertThat(login.purpose()).isEqualTo(Purpose.LOGIN);
        assertThat(anonymous.purpose()).isEqualTo(Purpose.PASSWORD_RESET);

        for (Verified proof : List.of(login, anonymous)) {
            assertThat(one.mfa.disable(ALICE, one.totp, proof)).isEqualTo(Change.NOT_AUTHORISED);
            assertThat(one.mfa.release(ALICE, one.recovery, proof)).isEqualTo(Change.NOT_AUTHORISED);
            assertThat(one.recovery.generate(ALICE, proof)).isEqualTo(new NotGenerated(Change.NOT_AUTHORISED));
        }
    }

    @Test
    void A19_aProofIsForItsUserAndForAFewMinutes() {
        Phone phone = one.enrol(ALICE);
        one.enrol(Installation.BOB);
        Verified proof = (Verified) one.mfa.verify(one.token(ALICE, one.totp, Purpose.STEP_UP), phone.code());

        assertThat(one.mfa.disable(Installation.BOB, one.totp, proof)).isEqualTo(Change.NOT_AUTHORISED);
        one.pass(Verified.FRESH.plusSeconds(1));
        assertThat(one.mfa.disable(ALICE, one.totp, proof)).isEqualTo(Change.NOT_AUTHORISED);
        one.pass(Duration.ofSeconds(-1));
        assertThat(one.mfa.disable(ALICE, one.totp, proof)).isEqualTo(Change.DONE);
    }

    /** Among 5 000 users with a code outstanding, two have the same one but once in 250 000 runs. */
    @Test
    void A20_usersWithTheSameDigitsOutstandingAreIsolated() {
        Map<String, UserId> owners = new HashMap<>();
        Map<UserId, String> tokens = new HashMap<>();
        int pairs = 0;
        for (int i = 0; i < 5000; i++) {
            UserId user = UserId.of("user " + i);
            one.surroundings.put(user, "+49" + i);
            tokens.put(user, one.token(user, one.sms));
            String code = one.surroundings.sms.lastCode();
            UserId twin = owners.put(code, user);
            if (twin != null) {
                owners.remove(code);
                pairs++;
                assertThat(one.mfa.verify(tokens.get(user), code))
                        .isInstanceOfSatisfying(
                                Verified.class,
                                proof -> assertThat(proof.user()).isEqualTo(user));
                assertThat(reason(one.mfa.verify(tokens.get(user), code))).isEqualTo(Reason.CHALLENGE_VOID);
                assertThat(two.mfa.verify(tokens.get(twin), code))
                        .isInstanceOfSatisfying(
                                Verified.class,
                                proof -> assertThat(proof.user()).isEqualTo(twin));
                assertThat(one.mfa.inspect(twin, one.sms).failures()).isZero();
            }
        }
        assertThat(pairs).isPositive();
    }
}
