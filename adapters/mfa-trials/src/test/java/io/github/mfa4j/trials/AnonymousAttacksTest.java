package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What somebody without any factor can learn about a user, or do to one. */
@ResourceLock("java.security.Provider")
class AnonymousAttacksTest {

    private static final UserId UNKNOWN = UserId.of("nobod");
    private static final UserId SUSPENDED = UserId.of("susan");
    private static final UserId LOCKED = UserId.of("linda");
    private static final UserId WITHOUT_ADDRESS = UserId.of("wendy");
    private static final UserId WITH_MANY = UserId.of("marie");

    private final Tally tally = new Tally();
    private final Surroundings surroundings = new Surroundings(tally);
    private final Installation node = new Installation(surroundings, CountedHmac.ring(), surroundings.clock);

    AnonymousAttacksTest() {
        node.surroundings.put(ALICE, Installation.ALICE_PHONE);
        node.surroundings.put(LOCKED, "+491");
        node.surroundings.put(WITHOUT_ADDRESS);
        node.surroundings.put(WITH_MANY, "+492", "+493", "+494");
        node.surroundings.put(SUSPENDED, "+495");
        String token = node.token(LOCKED, node.sms);
        for (int i = 0; i < 6; i++) {
            node.mfa.verify(token, not(node.surroundings.sms.lastCode()));
        }
        node.token(SUSPENDED, node.sms);
        node.surroundings.users.remove(SUSPENDED);
    }

    @Test
    void A29_startingLooksTheSameAndLooksNothingUpForAnyUser() {
        tally.take();
        Set<String> shapes = new HashSet<>();
        for (UserId user : users()) {
            Started started = (Started) node.mfa.challenge(user, node.sms, Purpose.PASSWORD_RESET);
            shapes.add(started.expiresAt() + " " + started.maskedDestination() + " " + started.resendAt() + " "
                    + started.token().value().length());
        }
        assertThat(shapes).hasSize(1);
        assertThat(tally.take()).as("calls before the answer").isEmpty();
    }

    @Test
    void A29_refusalsLookTheSameAndCostTheSameReadsAndDigests() {
        Set<Map<String, Integer>> work = new HashSet<>();
        Set<Verification> answers = new HashSet<>();
        for (UserId user : users()) {
            String token = node.token(user, node.sms, Purpose.PASSWORD_RESET);
            node.surroundings.runQueue();
            for (int guess = 0; guess < 8; guess++) {
                tally.take();
                int before = CountedHmac.count();
                answers.add(node.mfa.verify(token, "ABCD-EFG" + guess));
                Map<String, Integer> counted = new TreeMap<>(tally.take());
                counted.put("digests", CountedHmac.count() - before);
                work.add(counted);
            }
        }
        assertThat(answers).containsExactly(new Refused(Reason.REFUSED));
        assertThat(work).hasSize(1);
        assertThat(work.iterator().next())
                .containsEntry("store.read", 2)
                .containsEntry("store.write", 1)
                .containsEntry("directory.find", 1);
        assertThat(work.iterator().next().get("digests")).isGreaterThan(1);
    }

    @Test
    void A29_resendingTellsNothingEither() {
        Set<String> shapes = new HashSet<>();
        for (UserId user : users()) {
            String token = node.token(user, node.sms, Purpose.PASSWORD_RESET);
            node.surroundings.runQueue();
            ChallengeResult again = node.mfa.resend(token);
            shapes.add(again.getClass() + " " + ((Started) again).resendAt());
        }
        assertThat(shapes).hasSize(1);
    }

    @Test
    void A32_A43_aStormOfAnonymousGuessesAndSendsTouchesNoLogin() {
        String login = node.token(ALICE, node.sms);
        String loginCode = node.surroundings.sms.lastCode();
        for (Purpose purpose : List.of(Purpose.PASSWORD_RESET, Purpose.anonymous("UNSUBSCRIBE"))) {
            for (int i = 0; i < 100; i++) {
                String token = node.token(ALICE, node.sms, purpose);
                node.surroundings.runQueue();
                for (int guess = 0; guess < 10; guess++) {
                    assertThat(node.mfa.verify(token, "ABCD-EFG" + guess)).isEqualTo(new Refused(Reason.REFUSED));
                }
                node.mfa.resend(token);
                node.surroundings.runQueue();
            }
        }
        assertThat(node.mfa.inspect(ALICE, node.sms).failures()).isZero();
        assertThat(node.mfa.inspect(ALICE, node.sms).failuresInWindow()).isZero();
        assertThat(node.mfa.verify(login, loginCode)).as("the login under way").isInstanceOf(Verified.class);
        node.token(ALICE, node.sms);
    }

    @Test
    void A43_theCodeThatTheVictimIsTypingStaysGood() {
        String victims = node.token(ALICE, node.sms, Purpose.PASSWORD_RESET);
        node.surroundings.runQueue();
        String code = node.surroundings.sms.lastCode();
        for (int i = 0; i < 4; i++) {
            node.pass(Duration.ofMinutes(1));
            String attackers = node.token(ALICE, node.sms, Purpose.PASSWORD_RESET);
            node.surroundings.runQueue();
            for (int guess = 0; guess < 10; guess++) {
                node.mfa.verify(attackers, "ABCD-EFG" + guess);
            }
            node.mfa.resend(attackers);
            node.surroundings.runQueue();
        }
        assertThat(node.mfa.verify(victims, code)).isInstanceOf(Verified.class);
    }

    @Test
    void A43_fiveGuessesEndOneAnonymousCodeAndNoOther() {
        String first = node.token(ALICE, node.sms, Purpose.PASSWORD_RESET);
        node.surroundings.runQueue();
        String firstCode = node.surroundings.sms.lastCode();
        node.pass(Duration.ofMinutes(1));
        String second = node.token(ALICE, node.sms, Purpose.PASSWORD_RESET);
        node.surroundings.runQueue();
        String secondCode = node.surroundings.sms.lastCode();

        for (int guess = 0; guess < 5; guess++) {
            node.mfa.verify(first, "ABCD-EFG" + guess);
        }
        assertThat(node.mfa.verify(first, firstCode)).isEqualTo(new Refused(Reason.REFUSED));
        assertThat(node.mfa.verify(second, secondCode)).isInstanceOf(Verified.class);
    }

    @Test
    void A43_anonymousSendsAreBoundedOnTheirOwn() {
        int before = node.surroundings.sms.messages().size();
        for (int minute = 0; minute < 24 * 60; minute += 5) {
            node.mfa.challenge(ALICE, node.sms, Purpose.PASSWORD_RESET);
            node.surroundings.runQueue();
            node.pass(Duration.ofMinutes(5));
        }
        assertThat(node.surroundings.sms.messages().size() - before).isEqualTo(10);
        node.token(ALICE, node.sms);
    }

    @Test
    void A32_whoHasNotPassedTheFirstFactorCannotLockAndALockLeavesTheRecoveryPath() {
        List<String> recoveryCodes = node.recoveryCodes(LOCKED);
        assertThat(node.mfa.inspect(LOCKED, node.sms).lockedUntil()).isNotNull();

        assertThat(node.mfa.verify(node.token(LOCKED, node.recovery, Purpose.LOST_DEVICE), recoveryCodes.get(0)))
                .isInstanceOf(Verified.class);
        node.pass(node.setup.lockout().firstDelay().plusSeconds(60));
        assertThat(node.mfa.verify(node.token(LOCKED, node.sms), node.surroundings.sms.lastCode()))
                .as("a lock ends by itself")
                .isInstanceOf(Verified.class);
    }

    private static List<UserId> users() {
        return new ArrayList<>(List.of(ALICE, UNKNOWN, SUSPENDED, LOCKED, WITHOUT_ADDRESS, WITH_MANY));
    }
}
