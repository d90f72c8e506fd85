package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.not;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What each operation asks of its stores, in calls. Each call is one statement, which {@code StatementCountTest} of mfa-jdbc
 * counts, or one command, which {@code RoundTripsTest} of mfa-redis counts.
 */
@OnEveryStore
class CallsPerOperationTest {

    private final Tally tally = new Tally();
    private final Installation node;

    CallsPerOperationTest(Stores stores) {
        node = new Installation(new Surroundings(stores, tally));
    }

    @BeforeEach
    void enter() {
        node.surroundings.put(ALICE, Installation.ALICE_PHONE);
    }

    @Test
    void issuingASentCodeIsOneReadAndOneWriteForEachRegisterThatItIsChargedTo() {
        // The user, the address, the country, and all together.
        Map<String, Integer> four = Map.of("directory.find", 1, "store.read", 4, "store.write", 4);
        tally.take();
        String first = node.token(ALICE, node.sms);
        assertThat(tally.take()).isEqualTo(four);

        node.pass(Duration.ofMinutes(2));
        assertThat(node.mfa.resend(first)).isInstanceOf(Started.class);
        assertThat(tally.take()).isEqualTo(four);
    }

    @Test
    void issuingManyCodesTouchesTheUserAndTheAddressAndBlocksOfTheRest() {
        for (int i = 0; i < 7; i++) {
            UserId user = UserId.of("user" + i);
            node.surroundings.put(user, "+4917000000" + i);
            tally.take();
            node.token(user, node.sms);
            // A block of one, one of two, one of four.
            int budgets = i == 0 || i == 1 || i == 3 ? 2 : 0;
            assertThat(tally.take())
                    .isEqualTo(Map.of("directory.find", 1, "store.read", 2 + budgets, "store.write", 2 + budgets));
        }
    }

    @Test
    void verifyingASentCodeIsOneReadAndOneWrite() {
        String token = node.token(ALICE, node.sms);
        String code = node.surroundings.sms.lastCode();
        tally.take();

        assertThat(reason(node.mfa.verify(token, not(code)))).isEqualTo(Reason.WRONG_CODE);
        assertThat(tally.take()).isEqualTo(Map.of("directory.find", 1, "store.read", 1, "store.write", 1));
        assertThat(node.mfa.verify(token, code)).isInstanceOf(Verified.class);
        assertThat(tally.take()).isEqualTo(Map.of("directory.find", 1, "store.read", 1, "store.write", 1));
    }

    @Test
    void verifyingACodeOfAnAppReadsTheEnrolmentsToo() {
        Phone phone = node.enrol(ALICE);
        String token = node.token(ALICE, node.totp);
        tally.take();

        assertThat(node.mfa.verify(token, phone.code())).isInstanceOf(Verified.class);
        assertThat(tally.take())
                .isEqualTo(Map.of("directory.find", 1, "store.read", 1, "store.write", 1, "vault.read", 1));
    }

    @Test
    void aLockedUserCostsOneReadAndNoWrite() {
        String token = node.token(ALICE, node.sms);
        while (node.mfa.inspect(ALICE, node.sms).lockedUntil() == null) {
            node.mfa.verify(token, not(node.surroundings.sms.lastCode()));
        }
        tally.take();

        assertThat(reason(node.mfa.verify(token, node.surroundings.sms.lastCode())))
                .isEqualTo(Reason.LOCKED);
        assertThat(tally.take()).isEqualTo(Map.of("directory.find", 1, "store.read", 1));
        assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN)).isInstanceOf(NotNow.class);
        assertThat(tally.take()).isEqualTo(Map.of("directory.find", 1, "store.read", 1));
    }
}
