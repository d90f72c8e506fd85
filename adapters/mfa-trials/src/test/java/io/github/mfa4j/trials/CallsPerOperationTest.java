package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.not;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What each operation asks of its stores, in calls. Each call is one statement, which {@code StatementCountTest} of mfa-jdbc
 * counts, or one command, which {@code RoundTripsTest} of mfa-redis counts.
 */
@OnEveryStore
class CallsPerOperationTest {

    private static final Map<String, Integer> READ_AND_WRITE =
            Map.of("directory.find", 1, "store.read", 1, "store.write", 1);

    private final Tally tally = new Tally();
    private final Installation node;
    private final CapturingSender outbox = new CapturingSender(Channel.MAIL);
    private final SentCodeFactor mail;
    private final MultiFactor byMail;

    CallsPerOperationTest(Stores stores) {
        node = new Installation(new Surroundings(stores, tally));
        mail = SentCodeFactor.builder(node.setup, outbox).build();
        byMail = MultiFactor.of(node.setup, mail);
    }

    @BeforeEach
    void enter() {
        node.surroundings.users.put(
                ALICE,
                new UserProfile(
                        "alice",
                        Locale.ENGLISH,
                        Map.of(
                                Channel.MAIL, List.of("alice@example.org"),
                                Channel.SMS, List.of(Installation.ALICE_PHONE))));
    }

    private String tokenByMail() {
        return ((Started) byMail.challenge(ALICE, mail, Purpose.LOGIN)).token().value();
    }

    @Test
    void issuingASentCodeIsOneReadAndOneWriteForTheUserAndOneForTheAddress() {
        tally.take();
        String first = tokenByMail();
        assertThat(tally.take()).isEqualTo(Map.of("directory.find", 1, "store.read", 2, "store.write", 2));

        node.pass(Duration.ofMinutes(2));
        assertThat(byMail.resend(first)).isInstanceOf(Started.class);
        assertThat(tally.take()).isEqualTo(Map.of("directory.find", 1, "store.read", 2, "store.write", 2));
    }

    @Test
    void verifyingASentCodeIsOneReadAndOneWrite() {
        String token = tokenByMail();
        String code = outbox.lastCode();
        tally.take();

        assertThat(reason(byMail.verify(token, not(code)))).isEqualTo(Reason.WRONG_CODE);
        assertThat(tally.take()).isEqualTo(READ_AND_WRITE);
        assertThat(byMail.verify(token, code)).isInstanceOf(Verified.class);
        assertThat(tally.take()).isEqualTo(READ_AND_WRITE);
    }

    @Test
    void whatSendingMayCostIsAskedAndToldInFewCalls() {
        int reads = 0;
        int writes = 0;
        for (int i = 0; i < 100; i++) {
            UserId user = UserId.of("user" + i);
            node.surroundings.put(user, "+491700000" + (100 + i));
            tally.take();
            String token = node.token(user, node.sms);
            assertThat(node.mfa.verify(token, node.surroundings.sms.lastCode())).isInstanceOf(Verified.class);
            Map<String, Integer> calls = tally.take();
            // User and address when it is issued, the user again when it is verified.
            reads += calls.getOrDefault("store.read", 0) - 3;
            writes += calls.getOrDefault("store.write", 0) - 3;
        }
        // Blocks of 1, 2, 3 and so on for the country and for all, and the codes that went out and were used.
        assertThat(writes).isLessThanOrEqualTo(2 * 14 + 45);
        assertThat(reads).isLessThanOrEqualTo(writes + 1);
    }

    @Test
    void aWrongCodeCostsNothingBeside() {
        String token = node.token(ALICE, node.sms);
        tally.take();
        assertThat(reason(node.mfa.verify(token, not(node.surroundings.sms.lastCode()))))
                .isEqualTo(Reason.WRONG_CODE);
        assertThat(tally.take()).isEqualTo(READ_AND_WRITE);
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
