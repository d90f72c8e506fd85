package io.github.mfa4j;

import static io.github.mfa4j.World.ALICE;
import static io.github.mfa4j.World.BOB;
import static io.github.mfa4j.World.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Verification.Busy;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.FaultyStore.Fault;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second step of a login, through the front door. */
class SecondStepTest {

    private final World world = new World();
    private final MultiFactor mfa = world.mfa;

    @Test
    void rightCodeGivesOneProofThatNamesEverything() {
        String token = world.login(ALICE);
        Verified proof = (Verified) mfa.verify(token, world.code(ALICE));
        assertThat(proof.user()).isEqualTo(ALICE);
        assertThat(proof.factor()).isEqualTo(world.tiny.id());
        assertThat(proof.purpose()).isEqualTo(Purpose.LOGIN);
        assertThat(proof.at()).isEqualTo(world.now);
        assertThat(proof.amr()).isEqualTo("otp");
        assertThat(proof.destination()).contains("alice@example.org");
        assertThat(world.kinds()).containsExactly(Kind.CHALLENGE_STARTED, Kind.CODE_SENT, Kind.VERIFIED);
        assertThat(world.refusal(token, world.code(ALICE))).isEqualTo(Reason.CHALLENGE_VOID);
    }

    @Test
    void whoseATokenIsIsToldBeforeItIsUsedAndAfter() {
        String token = world.login(ALICE);
        assertThat(mfa.challengeOf(token)).hasValueSatisfying(asked -> {
            assertThat(asked.user()).isEqualTo(ALICE);
            assertThat(asked.purpose()).isEqualTo(Purpose.LOGIN);
            assertThat(asked.factor()).isEqualTo(world.tiny.id());
        });
        assertThat(mfa.verify(token, world.code(ALICE))).isInstanceOf(Verified.class);
        assertThat(mfa.challengeOf(token)).isPresent();
        assertThat(mfa.challengeOf(token + "A")).isEmpty();
        assertThat(mfa.challengeOf(null)).isEmpty();
    }

    @Test
    void factorsAreToldInTheirOrderAndAddedNowhereElse() {
        assertThat(mfa.factors()).startsWith(world.tiny).contains(world.other);
        assertThatThrownBy(() -> mfa.factors().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aRightCodeAfterSeveralWrongOnesIsToldOf(int wrongOnes) {
        String token = world.login(ALICE);
        for (int i = 0; i < wrongOnes; i++) {
            world.refusal(token, "000000");
        }
        assertThat(mfa.verify(token, world.code(ALICE))).isInstanceOf(Verified.class);
        assertThat(world.events.stream().filter(event -> event.kind() == Kind.VERIFIED_AFTER_FAILURES))
                .extracting(MfaEvent::detail)
                .isEqualTo(wrongOnes < 3 ? List.of() : List.of("" + wrongOnes));

        mfa.verify(world.login(ALICE), world.code(ALICE));
        assertThat(world.kinds()).endsWith(Kind.VERIFIED);
    }

    @Test
    void verificationIsOneReadAndOneWrite() {
        String token = world.login(ALICE);
        world.store.reads.set(0);
        world.store.writes.set(0);
        mfa.verify(token, world.code(ALICE));
        assertThat(world.store.reads).hasValue(1);
        assertThat(world.store.writes).hasValue(1);
    }

    @Test
    void a18_codeOfAnotherLoginIsWrong() {
        world.login(ALICE);
        String code = world.code(ALICE);
        assertThat(world.refusal(world.login(ALICE), code)).isEqualTo(Reason.WRONG_CODE);
    }

    @Test
    void a20_codeOfAnotherUserIsWrong() {
        world.login(BOB);
        assertThat(world.refusal(world.login(ALICE), world.code(BOB))).isEqualTo(Reason.WRONG_CODE);
        assertThat(world.status(BOB).failures()).isZero();
    }

    @Test
    void a21_resendEndsTheOldTokenAndItsCode() {
        String old = world.login(ALICE);
        String oldCode = world.code(ALICE);
        String fresh = World.token(mfa.resend(old));
        assertThat(world.refusal(old, oldCode)).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(world.refusal(fresh, oldCode)).isEqualTo(Reason.WRONG_CODE);
        assertThat(mfa.resend(old)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
        assertThat(mfa.verify(fresh, world.code(ALICE))).isInstanceOf(Verified.class);
    }

    @Test
    void a05_a06_resendAndNewChallengesGoOnCounting() {
        String token = world.login(ALICE);
        for (int guess = 1; guess <= 4; guess++) {
            assertThat(world.refusal(token, "000000")).isEqualTo(Reason.WRONG_CODE);
            token = guess % 2 == 0 ? world.login(ALICE) : World.token(mfa.resend(token));
            assertThat(world.status(ALICE).failures()).isEqualTo(guess);
        }
        Refused fifth = (Refused) mfa.verify(token, "000000");
        assertThat(fifth.retryAt()).isEqualTo(world.now.plusSeconds(30));
        assertThat(mfa.challenge(ALICE, world.tiny, Purpose.STEP_UP))
                .isEqualTo(new NotNow(NotNow.Reason.LOCKED, world.now.plusSeconds(30)));
        assertThat(world.kinds()).contains(Kind.LOCKED);
    }

    @Test
    void a10_lockVoidsWhatIsOpenAndRefusesWithoutComparing() {
        String open = world.login(ALICE);
        String code = world.code(ALICE);
        world.fail(ALICE, 5);
        int compared = world.rules.comparisons.get();
        assertThat(world.refusal(open, code)).isEqualTo(Reason.LOCKED);
        world.pass(Duration.ofSeconds(30));
        assertThat(world.refusal(open, code)).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(world.rules.comparisons).hasValue(compared);
        assertThat(mfa.verify(world.login(ALICE), world.code(ALICE))).isInstanceOf(Verified.class);
    }

    @Test
    void a44_lockedRegisterIsNeverWritten() {
        String open = world.login(ALICE);
        world.fail(ALICE, 5);
        world.store.writes.set(0);
        for (int i = 0; i < 20; i++) {
            mfa.verify(open, "000000");
            mfa.challenge(ALICE, world.tiny, Purpose.LOGIN);
            mfa.resend(open);
        }
        assertThat(world.store.writes).hasValue(0);
    }

    @Test
    void promise5_successClearsOnlyTheCounterOfItsFactor() {
        world.fail(ALICE, 3);
        assertThat(world.refusal(world.start(ALICE, world.other, Purpose.LOGIN), "000000"))
                .isEqualTo(Reason.WRONG_CODE);
        world.proof(ALICE, world.other, Purpose.LOGIN);
        assertThat(world.status(ALICE).failures()).isEqualTo(3);
        assertThat(mfa.inspect(ALICE, world.other).failures()).isZero();
        assertThat(mfa.inspect(ALICE, world.other).failuresInWindow()).isEqualTo(1);
    }

    @Test
    void a72_userWhoBecameInactiveIsRefusedUncounted() {
        String token = world.login(ALICE);
        String code = world.code(ALICE);
        world.directory.remove(ALICE);
        assertThat(world.refusal(token, code)).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(mfa.challenge(ALICE, world.tiny, Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.USER_UNAVAILABLE));
        assertThat(mfa.resend(token)).isEqualTo(new Unavailable(Unavailable.Reason.USER_UNAVAILABLE));
        world.directory.put(ALICE, World.profile("alice@example.org"));
        assertThat(world.status(ALICE).failures()).isZero();
    }

    @Test
    void a40_unknownUsersLeaveNothingInTheStore() {
        mfa.challenge(NOBODY, world.tiny, Purpose.LOGIN);
        assertThat(world.store.writes).hasValue(0);
    }

    @Test
    void expiredChallengeIsRefusedUncountedAndForGood() {
        String token = world.login(ALICE);
        String code = world.code(ALICE);
        world.pass(Duration.ofMinutes(5));
        assertThat(mfa.resend(token)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
        assertThat(world.refusal(token, code)).isEqualTo(Reason.EXPIRED);
        assertThat(world.status(ALICE).failures()).isZero();
        world.pass(Duration.ofMinutes(-3));
        assertThat(world.refusal(token, code)).isEqualTo(Reason.CHALLENGE_VOID);
    }

    @Test
    void a75_challengeOfAClockThatRanAheadIsOver() {
        world.pass(Duration.ofHours(1));
        String token = world.login(ALICE);
        String code = world.code(ALICE);
        world.pass(Duration.ofHours(-1));
        assertThat(world.refusal(token, code)).isEqualTo(Reason.EXPIRED);
        assertThat(mfa.verify(world.login(ALICE), world.code(ALICE))).isInstanceOf(Verified.class);
    }

    @Test
    void a73_oneTokenWithTwoGoodCodesGivesOneProof() {
        String first = world.login(ALICE);
        String firstCode = world.code(ALICE);
        String second = world.login(ALICE);
        assertThat(mfa.verify(second, world.code(ALICE))).isInstanceOf(Verified.class);
        assertThat(world.refusal(first, firstCode)).as("issued before").isEqualTo(Reason.CHALLENGE_VOID);
    }

    @Test
    void replayIsCountedAndTold() {
        String used = usedCode();
        assertThat(world.refusal(world.login(ALICE), used)).isEqualTo(Reason.REPLAYED);
        assertThat(world.kinds()).contains(Kind.REPLAYED);
        assertThat(world.status(ALICE).failures()).isEqualTo(1);
    }

    private String usedCode() {
        String token = world.login(ALICE);
        String code = world.code(ALICE);
        assertThat(mfa.verify(token, code)).isInstanceOf(Verified.class);
        return code;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12345",
                "1234567",
                "abcdef",
                "\u0661\u0662\u0663\u0664\u0665\u0666",
                "+12345",
                "-12345",
                "123\n56",
                "123456\u0000"
            })
    void a38_malformedInputIsRefusedUncounted(String input) {
        String token = world.login(ALICE);
        assertThat(world.refusal(token, input)).isEqualTo(Reason.MALFORMED);
        assertThat(world.status(ALICE).failures()).isZero();
        assertThat(mfa.verify(token, world.code(ALICE))).isInstanceOf(Verified.class);
    }

    @Test
    void a38_nothingAndTenMegabytesAreRefusedUncounted() {
        String token = world.login(ALICE);
        assertThat(mfa.verify(token, null)).isEqualTo(new Refused(Reason.MALFORMED));
        assertThat(mfa.verify(token, "1".repeat(10_000_000))).isEqualTo(new Refused(Reason.MALFORMED));
        assertThat(mfa.verify(null, "123456")).isEqualTo(new Refused(Reason.CHALLENGE_VOID));
        assertThat(mfa.verify("garbage", "123456")).isEqualTo(new Refused(Reason.CHALLENGE_VOID));
        assertThat(mfa.resend("garbage")).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
        assertThat(mfa.switchTo(null, world.other)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
    }

    @Test
    void switchingEndsTheOldChallengeFirst() {
        String old = world.login(ALICE);
        String oldCode = world.code(ALICE);
        String fresh = World.token(mfa.switchTo(old, world.other));
        assertThat(world.refusal(old, oldCode)).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(mfa.switchTo(old, world.other)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
        Verified proof = (Verified) mfa.verify(fresh, world.otherCode(ALICE));
        assertThat(proof.factor()).isEqualTo(world.other.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE_FAILS_AFTER", "WRITE_SAYS_NO_AFTER"})
    void a45_lostReplyOfAGrantGrantsOnce(Fault fault) {
        String token = world.login(ALICE);
        world.store.fault = fault;
        assertThat(mfa.verify(token, world.code(ALICE))).isInstanceOf(Verified.class);
        world.store.fault = Fault.NONE;
        assertThat(world.refusal(token, world.code(ALICE))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(world.status(ALICE).failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_FAILS", "READ_FAILS_UNANNOUNCED", "WRITE_FAILS_BEFORE", "WRITE_FAILS_AFTER_FOR_LONG"})
    void a35_outageGrantsNothingAndNothingTwiceAfterwards(Fault fault) {
        String token = world.login(ALICE);
        String code = world.code(ALICE);
        world.events.clear();
        world.store.fault = fault;
        MfaUnavailableException outage = Objects.requireNonNull(
                catchThrowableOfType(MfaUnavailableException.class, () -> mfa.verify(token, code)));
        assertThat(outage.dependency()).isEqualTo(Dependency.CODE_STORE);
        assertThat(outage).hasRootCauseMessage("the network is down");
        assertThat(world.events).isEmpty();
        world.store.fault = Fault.NONE;
        int granted = 0;
        for (int i = 0; i < 3; i++) {
            granted += mfa.verify(token, code) instanceof Verified ? 1 : 0;
        }
        assertThat(granted).isEqualTo(fault == Fault.WRITE_FAILS_AFTER_FOR_LONG ? 0 : 1);
        assertThat(world.status(ALICE).failures()).isZero();
    }

    @Test
    void promise6_directoryOutageIsNamedAndUncounted() {
        String token = world.login(ALICE);
        world.directoryFails = true;
        MfaUnavailableException outage = Objects.requireNonNull(
                catchThrowableOfType(MfaUnavailableException.class, () -> mfa.verify(token, world.code(ALICE))));
        assertThat(outage.dependency()).isEqualTo(Dependency.USER_DIRECTORY);
        assertThat(outage).hasRootCauseMessage("directory is down");
        world.directoryFails = false;
        assertThat(mfa.verify(token, world.code(ALICE))).isInstanceOf(Verified.class);
    }

    @Test
    void a44_lostRacesEndInBusyAndNothingChanged() {
        String token = world.login(ALICE);
        world.store.fault = Fault.ALWAYS_LOSES;
        assertThat(mfa.verify(token, "000000")).isEqualTo(new Busy());
        assertThat(mfa.challenge(ALICE, world.tiny, Purpose.LOGIN)).isEqualTo(new Unavailable(Unavailable.Reason.BUSY));
        assertThat(mfa.release(ALICE, world.tiny, World.ADMIN)).isEqualTo(Change.NOTHING_TO_CHANGE);
        assertThat(mfa.disable(ALICE, world.tiny, World.ADMIN)).isEqualTo(Change.BUSY);
        world.store.fault = Fault.NONE;
        assertThat(world.status(ALICE).failures()).isZero();
        assertThat(mfa.verify(token, world.code(ALICE))).isInstanceOf(Verified.class);
    }

    @Test
    void a34_senderThatFailsIsNamedAndItsChallengeGivenBackWhenNothingWentOut() {
        world.rules.senderFailure = new DeliveryException("no route", null, true, true);
        MfaUnavailableException outage = Objects.requireNonNull(catchThrowableOfType(
                MfaUnavailableException.class, () -> mfa.challenge(ALICE, world.tiny, Purpose.LOGIN)));
        assertThat(outage.dependency()).isEqualTo(Dependency.SENDER);
        assertThat(outage).hasCauseInstanceOf(DeliveryException.class);
        assertThat(world.store.writes)
                .as("the challenge, and its code given back")
                .hasValue(2);
        world.rules.senderFailure = new IllegalStateException("perhaps sent");
        assertThatThrownBy(() -> mfa.challenge(ALICE, world.tiny, Purpose.LOGIN))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(world.store.writes).hasValue(3);
        assertThat(world.kinds()).contains(Kind.DELIVERY_FAILED).doesNotContain(Kind.CODE_SENT);
        world.rules.senderFailure = null;
        assertThat(mfa.verify(world.login(ALICE), world.code(ALICE))).isInstanceOf(Verified.class);
    }

    /** Whoever has the password may name an address of his own: that must not buy him fresh guesses at the user's. */
    @Test
    void a05_provingAnAddressClearsNoFailure() {
        Purpose newAddress = new Purpose("NEW_ADDRESS", false, true);
        world.fail(ALICE, 4);
        Started started = (Started) mfa.challenge(ALICE, world.tiny, newAddress, "mallory@example.org");
        assertThat(mfa.verify(started.token().value(), world.code(ALICE))).isInstanceOf(Verified.class);
        assertThat(world.status(ALICE).failures()).isEqualTo(4);
        assertThat(mfa.verify(started.token().value(), world.code(ALICE)))
                .as("and is used")
                .isEqualTo(new Refused(Reason.CHALLENGE_VOID));
    }
}
