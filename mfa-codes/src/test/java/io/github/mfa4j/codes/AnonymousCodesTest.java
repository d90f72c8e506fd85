package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static io.github.mfa4j.codes.World.ALICE_MAIL;
import static io.github.mfa4j.codes.World.START;
import static io.github.mfa4j.codes.World.not;
import static io.github.mfa4j.codes.World.refusal;
import static io.github.mfa4j.codes.World.started;
import static io.github.mfa4j.codes.World.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Change;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnonymousCodesTest {

    private static final Verification REFUSED = new Refused(Reason.REFUSED);
    private static final UserId NOBODY = UserId.of("nobody");

    private final World world = new World();
    private final MfaSetup setup = world.setup().build();
    private final SentCodeFactor mail = SentCodeFactor.builder(setup, world)
            .anonymousPurposes(world.queue::add)
            .build();
    private final MultiFactor mfa = MultiFactor.of(setup, mail);

    private String reset(UserId user) {
        String token = token(mfa.challenge(user, mail, Purpose.PASSWORD_RESET));
        world.runQueue();
        return token;
    }

    private List<String> refusalsToStart() {
        return world.events.stream()
                .filter(event -> event.kind() == Kind.CHALLENGE_REFUSED)
                .map(MfaEvent::detail)
                .toList();
    }

    @Test
    void aResetCodeIsLongerAndVerifiesOnce() {
        String token = reset(ALICE);
        assertThat(world.newestCode()).matches("[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOfSatisfying(Verified.class, proof -> {
            assertThat(proof.purpose()).isEqualTo(Purpose.PASSWORD_RESET);
            assertThat(proof.destination()).hasValue(ALICE_MAIL);
        });
        assertThat(mfa.verify(token, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void aCodeThatWaitedForTheExecutorEndsWithItsToken() {
        Started started = (Started) mfa.challenge(ALICE, mail, Purpose.PASSWORD_RESET);
        world.pass(Duration.ofMinutes(2));
        world.runQueue();

        assertThat(world.newest().expiresAt()).isEqualTo(started.expiresAt());
    }

    @Test
    void mailVerificationProvesTheNamedAddress() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.EMAIL_VERIFICATION, "fresh@example.org"));
        world.runQueue();
        assertThat(world.newest().address()).isEqualTo("fresh@example.org");
        assertThat(mfa.verify(token, world.newestCode()))
                .isInstanceOfSatisfying(
                        Verified.class, proof -> assertThat(proof.destination()).hasValue("fresh@example.org"));
    }

    @Test
    void A29_theAnswersAreTheSameForKnownAndUnknownUsers() {
        Started known = started(mfa.challenge(ALICE, mail, Purpose.PASSWORD_RESET));
        Started unknown = started(mfa.challenge(NOBODY, mail, Purpose.PASSWORD_RESET));
        assertThat(world.outbox).as("nothing is done before the answer").isEmpty();
        world.runQueue();

        assertThat(List.of(known, unknown)).allSatisfy(started -> {
            assertThat(started.maskedDestination()).isNull();
            assertThat(started.resendAt()).isNull();
        });
        assertThat(known.expiresAt()).isEqualTo(unknown.expiresAt());
        for (String input : List.of("", "0".repeat(8), "١".repeat(8))) {
            assertThat(mfa.verify(known.token().value(), input)).isEqualTo(REFUSED);
            assertThat(mfa.verify(unknown.token().value(), input)).isEqualTo(REFUSED);
        }
        assertThat(world.outbox).hasSize(1);
    }

    @Test
    void A29_aRefusedStartLooksLikeAnyOther() {
        reset(ALICE);
        ChallengeResult tooSoon = mfa.challenge(ALICE, mail, Purpose.PASSWORD_RESET);
        world.runQueue();
        assertThat(started(tooSoon).resendAt()).isNull();
        assertThat(world.outbox).hasSize(1);
        assertThat(refusalsToStart()).containsExactly("RESEND_INTERVAL");
    }

    @Test
    void A43_guessesAtAResetNeitherLockNorCount() {
        for (int i = 0; i < 3; i++) {
            String token = reset(ALICE);
            for (int guess = 0; guess < 10; guess++) {
                mfa.verify(token, not(world.newestCode()));
            }
            world.pass(Duration.ofMinutes(10));
        }
        assertThat(mfa.inspect(ALICE, mail).failuresInWindow()).isZero();
        String login = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(mfa.verify(login, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A43_aCodeThatAnybodyMayAskForHasFiveGuesses() {
        String token = reset(ALICE);
        for (int guess = 0; guess < 4; guess++) {
            assertThat(mfa.verify(token, not(world.newestCode()))).isEqualTo(REFUSED);
        }
        world.pass(Duration.ofSeconds(60));
        String second = reset(ALICE);
        String secondCode = world.newestCode();
        for (int guess = 0; guess < 5; guess++) {
            assertThat(mfa.verify(second, not(secondCode))).isEqualTo(REFUSED);
        }
        assertThat(mfa.verify(second, secondCode)).as("the sixth").isEqualTo(REFUSED);
        assertThat(mfa.verify(token, world.outbox.get(0).code().reveal()))
                .as("the fifth, and guesses at one code do not count on another")
                .isInstanceOf(Verified.class);
    }

    @Test
    void A43_nobodyCanKillTheCodeTheVictimIsTyping() {
        String victims = reset(ALICE);
        String victimsCode = world.newestCode();
        for (int minute = 0; minute < 4; minute++) {
            world.pass(Duration.ofMinutes(1));
            String attackers = reset(ALICE);
            mfa.verify(attackers, "00000000");
            mfa.resend(attackers);
            world.runQueue();
        }
        assertThat(mfa.verify(victims, victimsCode)).isInstanceOf(Verified.class);
    }

    @Test
    void A43_aFourthCodeIsRefusedNotSwapped() {
        SendPolicy fast = new SendPolicy(Duration.ofSeconds(30), 20, 50);
        SentCodeFactor eager = SentCodeFactor.builder(setup, world)
                .anonymousPurposes(world.queue::add)
                .sending(fast)
                .build();
        MultiFactor front = MultiFactor.of(setup, eager);
        List<String> tokens = new ArrayList<>();
        for (int wait : new int[] {0, 30, 60, 120}) {
            world.pass(Duration.ofSeconds(wait));
            tokens.add(token(front.challenge(ALICE, eager, Purpose.PASSWORD_RESET)));
            world.runQueue();
        }
        assertThat(world.outbox).hasSize(3);
        assertThat(refusalsToStart()).containsExactly("USER_QUOTA");
        for (int i = 0; i < 3; i++) {
            assertThat(front.verify(tokens.get(i), world.outbox.get(i).code().reveal()))
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void aResendThatIsRefusedUnseenLeavesTheCodeToBothTokens() {
        String first = reset(ALICE);
        world.pass(Duration.ofSeconds(20));
        String impatient = token(mfa.resend(first));
        world.runQueue();

        assertThat(world.outbox).hasSize(1);
        assertThat(mfa.verify(impatient, world.newestCode())).isInstanceOf(Verified.class);
        assertThat(mfa.verify(first, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void A05_anAnonymousResendGivesNoFreshGuesses() {
        String token = reset(ALICE);
        for (int guess = 1; guess < SentCode.MAX_GUESSES; guess++) {
            mfa.verify(token, "ABCDEFG" + guess);
        }
        world.pass(Duration.ofMinutes(1));
        String again = token(mfa.resend(token));
        world.runQueue();
        mfa.verify(again, "ABCDEFG9");

        assertThat(mfa.verify(again, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void A05_aResendAfterTheLastGuessGivesNoFreshOnes() {
        String token = reset(ALICE);
        for (int guess = 0; guess < SentCode.MAX_GUESSES; guess++) {
            mfa.verify(token, "ABCDEFG" + guess);
        }
        world.pass(Duration.ofMinutes(1));
        String again = token(mfa.resend(token));
        world.runQueue();

        assertThat(world.outbox).as("the first code and no other").hasSize(1);
        assertThat(mfa.verify(again, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void A05_aResendThatWasNotDeliveredGivesNoFreshGuessesEither() {
        String token = reset(ALICE);
        for (int guess = 1; guess < SentCode.MAX_GUESSES; guess++) {
            mfa.verify(token, "ABCDEFG" + guess);
        }
        world.pass(Duration.ofMinutes(1));
        world.failure = new DeliveryException("refused", null, true, true);
        mfa.resend(token);
        world.runQueue();
        world.failure = null;
        world.pass(Duration.ofMinutes(1));
        String again = token(mfa.resend(token));
        world.runQueue();
        mfa.verify(again, "ABCDEFG9");

        assertThat(mfa.verify(again, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void A73_oneChallengeYieldsOneProofHoweverOftenItIsResent() {
        String token = reset(ALICE);
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
        for (int minute = 0; minute < 4; minute++) {
            world.pass(Duration.ofMinutes(1));
            mfa.resend(token);
            world.runQueue();
        }
        assertThat(world.outbox).hasSize(1);
        assertThat(mfa.verify(token, world.newestCode())).isEqualTo(REFUSED);

        String next = reset(ALICE);
        assertThat(mfa.verify(next, world.newestCode())).as("a new one does").isInstanceOf(Verified.class);
    }

    @Test
    void A73_whatWasDisabledIsNotResent() {
        String token = reset(ALICE);
        mfa.disable(ALICE, mail, new Administrator("root"));
        world.pass(Duration.ofMinutes(1));
        mfa.resend(token);
        world.runQueue();
        assertThat(world.outbox).hasSize(1);
        assertThat(mfa.verify(token, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void A33_closedChallengesAreBoundedAndForgottenAfterAnHour() {
        for (int proof = 0; proof < Lane.MAX_CLOSED; proof++) {
            assertThat(mfa.verify(reset(ALICE), world.newestCode())).isInstanceOf(Verified.class);
        }
        reset(ALICE);
        assertThat(world.outbox).hasSize(Lane.MAX_CLOSED);
        world.pass(Duration.ofHours(1));
        assertThat(mfa.verify(reset(ALICE), world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A33_provingAnAddressOfOnesOwnClearsNobodysQuota() {
        for (int i = 0; i < SendPolicy.DEFAULT.perHour(); i++) {
            String token =
                    token(mfa.challenge(ALICE, mail, Purpose.EMAIL_VERIFICATION, "mallory" + i + "@example.org"));
            world.runQueue();
            assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
            world.pass(Duration.ofMinutes(10));
        }
        int sent = world.outbox.size();
        mfa.challenge(ALICE, mail, Purpose.EMAIL_VERIFICATION, "stranger@example.org");
        world.runQueue();

        assertThat(sent).isLessThanOrEqualTo(SendPolicy.DEFAULT.perHour());
        assertThat(world.outbox).hasSize(sent);
        assertThat(refusalsToStart()).isNotEmpty();
    }

    @Test
    void aResendTakesThePlaceOfItsOwnCodeOnly() {
        String first = reset(ALICE);
        world.pass(Duration.ofMinutes(1));
        String second = reset(ALICE);
        world.pass(Duration.ofMinutes(2));
        String third = token(mfa.resend(second));
        world.runQueue();
        List<String> codes =
                world.outbox.stream().map(message -> message.code().reveal()).toList();

        assertThat(mfa.verify(second, codes.get(1))).isEqualTo(REFUSED);
        assertThat(mfa.verify(third, codes.get(2))).isInstanceOf(Verified.class);
        assertThat(mfa.verify(first, codes.get(0))).isInstanceOf(Verified.class);
    }

    @Test
    void A43_resetsDoNotUseUpTheCodesOfTheLogin() {
        for (int i = 0; i < 300; i++) {
            reset(ALICE);
            world.pass(Duration.ofMinutes(4));
        }
        int resets = world.outbox.size();
        assertThat(resets).as("twenty hours of asking").isEqualTo(10);
        assertThat(refusalsToStart()).hasSize(290).contains("USER_QUOTA");

        String login = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(mfa.verify(login, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A43_loginsDoNotUseUpTheResets() {
        for (int wait : new int[] {0, 60, 120, 240, 480}) {
            world.pass(Duration.ofSeconds(wait));
            token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        }
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN)).isInstanceOf(ChallengeResult.NotNow.class);
        String token = reset(ALICE);
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A40_unknownUsersLeaveNoState() {
        String token = reset(NOBODY);
        mfa.verify(token, "00000000");
        assertThat(world.store.read(StateKey.of(NOBODY, mail.id()))).isEmpty();
        assertThat(world.outbox).isEmpty();
    }

    @Test
    void A72_aUserSuspendedInBetweenIsRefused() {
        String token = reset(ALICE);
        world.users.remove(ALICE);
        assertThat(mfa.verify(token, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void disablingEndsWhatAnybodyAskedFor() {
        String token = reset(ALICE);
        assertThat(mfa.disable(ALICE, mail, new Administrator("root"))).isEqualTo(Change.STILL_SET_UP);
        assertThat(mfa.verify(token, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void A23_anExpiredCodeStaysDeadWhenTheClockGoesBack() {
        String token = reset(ALICE);
        world.pass(Duration.ofMinutes(5));
        assertThat(mfa.verify(token, world.newestCode())).isEqualTo(REFUSED);
        world.pass(Duration.ofMinutes(-5));
        assertThat(mfa.verify(token, world.newestCode())).isEqualTo(REFUSED);
    }

    @Test
    void A34_aFailedSendIsToldToTheListenerNotToTheCaller() {
        world.failure = new DeliveryException("relay down", null, true, true);
        String token = reset(ALICE);
        assertThat(token).isNotEmpty();
        assertThat(world.events).extracting(MfaEvent::kind).contains(Kind.DELIVERY_FAILED, Kind.OUTAGE);

        world.failure = null;
        String second = reset(ALICE);
        assertThat(mfa.verify(second, world.newestCode())).isInstanceOf(Verified.class);
        assertThat(world.now).hasValue(START);
    }

    @Test
    void anAnonymousCodeIsNoLoginCode() {
        String login = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        String loginCode = world.newestCode();
        reset(ALICE);
        assertThat(refusal(mfa.verify(login, world.newestCode()))).isEqualTo(Reason.MALFORMED);
        assertThat(mfa.verify(login, loginCode)).isInstanceOf(Verified.class);
    }
}
