package io.github.mfa4j.benchmarks.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.UserId;
import org.junit.jupiter.api.Test;

/** What is measured is a whole verification with the answer yes, and can be repeated. */
class VerificationRigTest {

    private final VerificationRig rig = VerificationRig.inMemory(3);

    @Test
    void everyUserIsVerifiedEveryDay() {
        for (int day = 0; day < 20; day++) {
            for (UserId user : rig.users()) {
                String token = rig.challenge(user, rig.totp());
                assertThat(rig.verify(token, rig.shownCode(user)).user()).isEqualTo(user);
                String mailed = rig.challenge(user, rig.mail());
                assertThat(rig.verify(mailed, rig.mailedCode()).user()).isEqualTo(user);
            }
            rig.nextDay();
        }
    }

    @Test
    void knownAndUnknownUsersAreRefusedAlike() {
        for (int day = 0; day < 20; day++) {
            assertThat(rig.refuse(rig.reset(rig.users().get(0)), "00000000"))
                    .isEqualTo(rig.refuse(rig.reset(VerificationRig.stranger(0)), "00000000"));
            rig.nextDay();
        }
    }

    @Test
    void nothingButAYesIsMeasured() {
        UserId user = rig.users().get(0);
        String token = rig.challenge(user, rig.totp());
        rig.verify(token, rig.shownCode(user));

        assertThatThrownBy(() -> rig.verify(token, rig.shownCode(user))).isInstanceOf(IllegalStateException.class);
    }
}
