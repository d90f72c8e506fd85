package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.BOB;
import static io.github.mfa4j.trials.Installation.not;
import static io.github.mfa4j.trials.Installation.reason;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.Factor;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Busy;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.testkit.Race;
import io.github.mfa4j.trials.Installation.Phone;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Abuse that costs money or keeps users out. */
class AvailabilityAttacksTest {

    private boolean losing;
    private final Tally tally = new Tally();
    private final Installation node = new Installation(new Surroundings(new MemoryStores(), tally, () -> losing));

    AvailabilityAttacksTest() {
        node.surroundings.put(ALICE, Installation.ALICE_PHONE);
        node.surroundings.put(BOB, Installation.BOB_PHONE);
    }

    @Test
    void A33_oneUserGetsNoMoreThanTheQuotaOverAllPurposes() {
        int sent = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            Purpose purpose = List.of(Purpose.LOGIN, Purpose.STEP_UP, Purpose.afterFirstFactor("API"))
                    .get(minute % 3);
            ChallengeResult result = node.mfa.challenge(ALICE, node.sms, purpose);
            if (result instanceof NotNow later) {
                assertThat(later.retryAt()).isAfter(now());
            } else {
                sent++;
            }
            node.pass(Duration.ofMinutes(1));
        }
        assertThat(sent)
                .isEqualTo(10)
                .isEqualTo(node.surroundings.sms.messages().size());
        assertThat(node.surroundings.eventKinds()).contains(Kind.CHALLENGE_REFUSED);
    }

    @Test
    void A33_itWorksAtTheInstantToRetryAndWithinAnHourNotBefore() {
        node.token(ALICE, node.sms);
        for (int i = 0; i < 12; i++) {
            NotNow later = (NotNow) node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN);
            if (i < 5) {
                node.surroundings.clock.set(later.retryAt().minusMillis(1));
                assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN)).isInstanceOf(NotNow.class);
            }
            node.surroundings.clock.set(later.retryAt());
            assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN)).isInstanceOf(Started.class);
        }
    }

    @Test
    void A33_oneDestinationGetsNoMoreThanTheQuotaOverAllUsersInParallel() throws Exception {
        try (Race race = new Race()) {
            for (int trial = 0; trial < 100; trial++) {
                String number = "+49" + trial;
                int before = node.surroundings.sms.messages().size();
                List<Callable<ChallengeResult>> requests = IntStream.range(0, 12)
                        .mapToObj(i -> UserId.of(number + " " + i))
                        .<Callable<ChallengeResult>>map(user -> {
                            node.surroundings.put(user, number);
                            return () -> node.mfa.challenge(user, node.sms, Purpose.LOGIN);
                        })
                        .toList();
                race.run(requests);
                assertThat(node.surroundings.sms.messages().size() - before)
                        .as("trial %d", trial)
                        .isBetween(1, 5);
            }
        }
    }

    @Test
    void A32_provingSomebodyElsesAddressUsesUpNoneOfTheirLoginCodes() {
        Purpose newNumber = new Purpose("NEW_NUMBER", false, true);
        for (int i = 0; i < 20; i++) {
            node.mfa.challenge(BOB, node.sms, newNumber, Installation.ALICE_PHONE);
            node.pass(Duration.ofMinutes(16));
        }
        assertThat(node.mfa.challenge(BOB, node.sms, newNumber, Installation.ALICE_PHONE))
                .as("the victim's phone is spared")
                .isInstanceOf(NotNow.class);
        assertThat(node.mfa.verify(node.token(ALICE, node.sms), node.surroundings.sms.lastCode()))
                .isInstanceOf(Verified.class);
    }

    @Test
    void A33_parallelRequestsOfOneUserSendOneCode() throws Exception {
        try (Race race = new Race()) {
            for (int trial = 0; trial < 250; trial++) {
                UserId user = UserId.of("user " + trial);
                node.surroundings.put(user, "+49" + trial);
                int before = node.surroundings.sms.messages().size();
                race.run(IntStream.range(0, 8)
                        .<Callable<ChallengeResult>>mapToObj(
                                i -> () -> node.mfa.challenge(user, node.sms, Purpose.LOGIN))
                        .toList());
                assertThat(node.surroundings.sms.messages().size() - before)
                        .as("trial %d", trial)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void A34_aMessageThatCertainlyDidNotGoOutCostsQuotaButNoWaiting() {
        node.surroundings.sms.failWith(() -> new DeliveryException("no route", null, true, true));
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(MfaUnavailableException.class)
                    .isThrownBy(() -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN))
                    .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.SENDER))
                    .withCauseInstanceOf(DeliveryException.class);
        }
        node.surroundings.sms.failWith(null);
        assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN))
                .isInstanceOfSatisfying(
                        NotNow.class, later -> assertThat(later.reason()).isEqualTo(NotNow.Reason.USER_QUOTA));
        assertThat(node.surroundings.eventKinds())
                .contains(Kind.DELIVERY_FAILED)
                .doesNotContain(Kind.CODE_SENT);
    }

    @Test
    void A34_aMessageThatMayHaveGoneOutIsChargedOnceAndCanBeTriedAgain() {
        node.surroundings.sms.failWith(() -> new IllegalStateException("timeout after delivery"));
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN));
        node.surroundings.sms.failWith(null);

        assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.RESEND_INTERVAL, now().plusSeconds(60)));
        node.pass(Duration.ofSeconds(60));
        assertThat(node.mfa.verify(node.token(ALICE, node.sms), node.surroundings.sms.lastCode()))
                .isInstanceOf(Verified.class);
    }

    @Test
    void A34_aSenderThatHangsHoldsNobodyElseUp() {
        Phone phone = node.enrol(ALICE);
        node.surroundings.sms.failWith(() -> {
            // Still hanging: the register was committed before, and nothing is locked meanwhile.
            assertThat(node.mfa.verify(node.token(ALICE, node.totp), phone.code()))
                    .isInstanceOf(Verified.class);
            assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN)).isInstanceOf(NotNow.class);
            return new IllegalStateException("gave up");
        });
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN))
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void A38_hostileInputIsRefusedByEveryFactorUncounted() {
        node.enrol(ALICE);
        node.recoveryCodes(ALICE);
        List<String> inputs = List.of(
                "",
                " ",
                "-",
                "\u0000",
                "\r\n",
                "12345\n6",
                "+12345",
                "-12345",
                "1e5",
                "٠١٢٣٤٥",
                "１２３４５６",
                "123456\u202e",
                "\ud83d",
                "<script>",
                "%s%n",
                "${jndi:x}",
                "9".repeat(10 << 20));
        for (Factor factor : List.of(node.totp, node.sms, node.recovery)) {
            String token = node.token(ALICE, factor);
            for (String input : inputs) {
                assertThat(reason(node.mfa.verify(token, input))).isEqualTo(Reason.MALFORMED);
            }
            assertThat(reason(node.mfa.verify(token, null))).isEqualTo(Reason.MALFORMED);
            assertThat(node.mfa.inspect(ALICE, factor).failures()).isZero();
        }
    }

    @Test
    void A38_noInputForgesALogLine() {
        StringWriter log = CapturedLog.start();
        try {
            String token = node.token(ALICE, node.sms);
            log.getBuffer().setLength(0);
            node.mfa.verify(token, "1\nINFO io.github.mfa4j.audit VERIFIED user=\"root\"");
            node.mfa.verify(token + "\nVERIFIED", "123456");
            UserId quoting = UserId.of("x\" purpose=LOGIN VERIFIED \"");
            node.mfa.challenge(quoting, node.sms, Purpose.LOGIN);
        } finally {
            CapturedLog.stop();
        }
        assertThat(log.toString().lines()).hasSize(2).allMatch(line -> line.contains("REFUSED"));
        assertThat(log.toString()).contains("user=\"x\\\" purpose=LOGIN VERIFIED \\\"\"");
    }

    @Test
    void A40_aFloodOfUnknownUsersAndChallengesLeavesAFewDecoysBehind() {
        node.enrol(ALICE);
        tally.take();
        for (int i = 0; i < 5000; i++) {
            UserId unknown = UserId.of("unknown " + i);
            node.mfa.challenge(unknown, node.totp, Purpose.LOGIN);
            node.mfa.challenge(unknown, node.sms, Purpose.LOGIN);
            String token = node.token(unknown, node.sms, Purpose.PASSWORD_RESET);
            node.surroundings.runQueue();
            node.mfa.verify(token, "ABCDEFGH");
            node.totp.enroll(unknown, "phone", null);
        }
        assertThat(tally.take()).doesNotContainKeys("vault.write");
        assertThat(node.surroundings.store.purge(node.surroundings.clock.instant()))
                .as("a few decoys, which can go at any time")
                .isBetween(1, 64);
        for (int i = 0; i < 5000; i++) {
            node.token(ALICE, node.totp);
        }
        StoredRegister register =
                node.surroundings.store.read(StateKey.of(ALICE, node.totp.id())).orElseThrow();
        assertThat(register.payload().length).isLessThan(200);
    }

    @Test
    void A40_theRegisterOfAUserUnderAttackIsBounded() {
        for (int i = 0; i < 2000; i++) {
            ChallengeResult result = node.mfa.challenge(ALICE, node.sms, Purpose.afterFirstFactor("P" + i % 20));
            if (result instanceof Started) {
                node.mfa.verify(token(result), not(node.surroundings.sms.lastCode()));
            }
            node.mfa.challenge(ALICE, node.sms, Purpose.anonymous("A" + i % 20));
            node.surroundings.runQueue();
            node.pass(Duration.ofMinutes(2));
            node.mfa.release(ALICE, node.sms, ADMIN);
        }
        StoredRegister register =
                node.surroundings.store.read(StateKey.of(ALICE, node.sms.id())).orElseThrow();
        assertThat(register.payload().length).isLessThan(StoredRegister.MAX_PAYLOAD / 2);
    }

    @Test
    void A44_refusalsThatChangeNothingWriteNothing() {
        Phone phone = node.enrol(ALICE);
        String used = node.token(ALICE, node.totp);
        node.mfa.verify(used, phone.code());
        String open = node.token(ALICE, node.totp);
        for (int i = 0; i < 5; i++) {
            node.mfa.verify(open, phone.wrong());
        }
        node.token(ALICE, node.sms);
        tally.take();

        node.mfa.verify(used, phone.code());
        node.mfa.verify(open, phone.code());
        node.mfa.verify(open, "no code");
        node.mfa.verify("forged", phone.code());
        node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN);
        node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN);
        node.mfa.resend(used);
        node.mfa.switchTo(used, node.sms);
        node.mfa.status(ALICE);
        node.totp.enroll(ALICE, "attacker", null);
        node.totp.confirm(ALICE, "guessed", phone.code());

        assertThat(tally.take()).doesNotContainKeys("store.write", "vault.write");
    }

    @Test
    void A44_whoLosesEveryRaceIsToldBusyAfterABoundedNumber() {
        Phone phone = node.enrol(ALICE);
        String token = node.token(ALICE, node.totp);
        node.token(ALICE, node.sms);
        tally.take();
        losing = true;
        assertThat(node.mfa.verify(token, phone.code())).isInstanceOf(Busy.class);
        assertThat(node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.BUSY));
        assertThat(node.mfa.disable(ALICE, node.sms, ADMIN)).isEqualTo(Change.BUSY);
        losing = false;

        assertThat(tally.take().get("store.write")).isBetween(3 * 2, 3 * 32);
        assertThat(node.mfa.inspect(ALICE, node.totp).failures()).isZero();
        assertThat(node.mfa.verify(token, phone.code())).isInstanceOf(Verified.class);
    }

    private Instant now() {
        return node.surroundings.clock.instant();
    }
}
