package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static io.github.mfa4j.codes.World.ALICE_MAIL;
import static io.github.mfa4j.codes.World.BOB;
import static io.github.mfa4j.codes.World.START;
import static io.github.mfa4j.codes.World.not;
import static io.github.mfa4j.codes.World.refusal;
import static io.github.mfa4j.codes.World.started;
import static io.github.mfa4j.codes.World.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentCodeFactorTest {

    private final World world = new World();
    private final MfaSetup setup = world.setup().build();
    private final SentCodeFactor mail = SentCodeFactor.builder(setup, world).build();
    private final MultiFactor mfa = MultiFactor.of(setup, mail);

    @Test
    void theCodeOfTheMessageVerifiesOnce() {
        Started started = started(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(world.newestCode()).matches("[0-9]{6}");

        assertThat(mfa.verify(started.token().value(), world.newestCode()))
                .isInstanceOfSatisfying(Verified.class, proof -> {
                    assertThat(proof.user()).isEqualTo(ALICE);
                    assertThat(proof.factor()).isEqualTo(new FactorId("mail"));
                    assertThat(proof.purpose()).isEqualTo(Purpose.LOGIN);
                    assertThat(proof.at()).isEqualTo(START);
                    assertThat(proof.amr()).isEqualTo("otp");
                    assertThat(proof.destination()).hasValue(ALICE_MAIL);
                });
        assertThat(refusal(mfa.verify(started.token().value(), world.newestCode())))
                .isEqualTo(Reason.CHALLENGE_VOID);
    }

    @Test
    void theMessageSaysWhatItIsForAndTheAnswerShowsTheAddressMasked() {
        Started started = started(mfa.challenge(ALICE, mail, Purpose.STEP_UP));

        assertThat(world.outbox).singleElement().satisfies(message -> {
            assertThat(message.address()).isEqualTo(ALICE_MAIL);
            assertThat(message.purpose()).isEqualTo(Purpose.STEP_UP);
            assertThat(message.expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(5)));
            assertThat(message.locale()).isEqualTo(Locale.GERMANY);
            assertThat(message.accountName()).isEqualTo("alice");
            assertThat(message.channel()).isEqualTo(Channel.MAIL);
        });
        assertThat(started.maskedDestination()).isEqualTo("a***@e***.org");
        assertThat(started.resendAt()).isEqualTo(START.plusSeconds(60));
        assertThat(world.events)
                .extracting(event -> event.kind())
                .containsExactly(Kind.CHALLENGE_STARTED, Kind.CODE_SENT);
    }

    @Test
    void textMessagesHaveTheirOwnMethodReference() {
        World phones = new World(Channel.SMS);
        phones.addresses(ALICE, "+4917012345678");
        MfaSetup with = phones.setup().strict().build();
        SentCodeFactor sms =
                SentCodeFactor.builder(with, phones).spending(World.SPENDING).build();
        MultiFactor front = MultiFactor.of(with, sms);

        Started started = started(front.challenge(ALICE, sms, Purpose.LOGIN));

        assertThat(sms.id()).isEqualTo(new FactorId("sms"));
        assertThat(started.maskedDestination()).isEqualTo("***78");
        assertThat(front.verify(started.token().value(), phones.newestCode()))
                .isInstanceOfSatisfying(
                        Verified.class, proof -> assertThat(proof.amr()).isEqualTo("sms"));
    }

    @Test
    void spacesAndDashesAreIgnored() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        String code = world.newestCode();
        assertThat(mfa.verify(token, " " + code.substring(0, 3) + "-" + code.substring(3)))
                .isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "+12345", "12345a", "١٢٣٤٥٦", "123456\n", "\u0000"})
    void A38_whatCannotBeACodeIsRefusedUncounted(String input) {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));

        assertThat(refusal(mfa.verify(token, input))).isEqualTo(Reason.MALFORMED);

        assertThat(mfa.inspect(ALICE, mail).failures()).isZero();
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A21_theOldCodeIsDeadAfterAResend() {
        String old = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        String oldCode = world.newestCode();
        world.pass(Duration.ofSeconds(60));
        String token = token(mfa.resend(old));

        assertThat(refusal(mfa.verify(old, oldCode))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(mfa.inspect(ALICE, mail).failures()).isZero();
        if (!oldCode.equals(world.newestCode())) {
            assertThat(refusal(mfa.verify(token, oldCode))).isEqualTo(Reason.WRONG_CODE);
        }
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A34_aResendThatFailsCanBeAskedForAgain() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        String oldCode = world.newestCode();
        world.pass(Duration.ofSeconds(60));
        world.failure = new DeliveryException("refused", null, true, true);
        assertThatExceptionOfType(MfaUnavailableException.class).isThrownBy(() -> mfa.resend(token));
        world.failure = null;

        assertThat(refusal(mfa.verify(token, oldCode)))
                .as("the old code stays dead")
                .isEqualTo(Reason.CHALLENGE_VOID);
        String again = token(mfa.resend(token));
        assertThat(mfa.verify(again, world.newestCode())).isInstanceOf(Verified.class);
        assertThat(mfa.resend(token)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
    }

    @Test
    void A18_onlyTheNewestOfTwoLoginAttemptsHasACode() {
        String first = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        String firstCode = world.newestCode();
        world.pass(Duration.ofSeconds(60));
        String second = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));

        assertThat(refusal(mfa.verify(first, firstCode))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(refusal(mfa.verify(first, world.newestCode()))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(mfa.verify(second, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A19_purposesHaveCodesOfTheirOwn() {
        String login = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        String loginCode = world.newestCode();
        world.pass(Duration.ofSeconds(60));
        String stepUp = token(mfa.challenge(ALICE, mail, Purpose.STEP_UP));
        String stepUpCode = world.newestCode();

        if (!loginCode.equals(stepUpCode)) {
            assertThat(refusal(mfa.verify(stepUp, loginCode))).isEqualTo(Reason.WRONG_CODE);
        }
        assertThat(mfa.verify(login, loginCode)).isInstanceOf(Verified.class);
        assertThat(mfa.verify(stepUp, stepUpCode)).isInstanceOf(Verified.class);
    }

    @Test
    void A05_resendingGivesNoFreshGuesses() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        for (int i = 0; i < 4; i++) {
            assertThat(refusal(mfa.verify(token, not(world.newestCode())))).isEqualTo(Reason.WRONG_CODE);
            world.pass(Duration.ofSeconds(60L << i));
            token = i % 2 == 0 ? token(mfa.resend(token)) : token(mfa.challenge(ALICE, mail, Purpose.STEP_UP));
        }
        assertThat(refusal(mfa.verify(token, not(world.newestCode())))).isEqualTo(Reason.WRONG_CODE);
        assertThat(refusal(mfa.verify(token, world.newestCode()))).isEqualTo(Reason.LOCKED);
    }

    @Test
    void anExpiredCodeIsRefusedUncounted() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        world.pass(Duration.ofMinutes(5));
        assertThat(refusal(mfa.verify(token, world.newestCode()))).isEqualTo(Reason.EXPIRED);
        assertThat(mfa.inspect(ALICE, mail).failures()).isZero();
    }

    @Test
    void A23_aCodeSeenToBeOverStaysOverWhenTheClockGoesBack() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        world.pass(Duration.ofMinutes(5));
        assertThat(refusal(mfa.verify(token, world.newestCode()))).isEqualTo(Reason.EXPIRED);
        world.pass(Duration.ofMinutes(-5));
        assertThat(refusal(mfa.verify(token, world.newestCode()))).isEqualTo(Reason.CHALLENGE_VOID);
    }

    @Test
    void A75_aClockThatRanAheadKeepsNobodyWaiting() {
        world.pass(Duration.ofDays(400));
        String ahead = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        world.now.set(START);
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.RESEND_INTERVAL, START.plusSeconds(60)));
        world.pass(Duration.ofSeconds(30));
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.RESEND_INTERVAL, START.plusSeconds(60)));

        world.pass(Duration.ofSeconds(30));
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(refusal(mfa.verify(ahead, world.outbox.get(0).code().reveal())))
                .isEqualTo(Reason.EXPIRED);
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
    }

    @Test
    void A72_anAddressRemovedInBetweenEndsItsCode() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        world.addresses(ALICE, "new@example.org");
        assertThat(refusal(mfa.verify(token, world.newestCode()))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(mfa.inspect(ALICE, mail).failures()).isZero();

        world.addresses(ALICE, "new@example.org", ALICE_MAIL);
        assertThat(mfa.verify(token, world.newestCode()))
                .isInstanceOfSatisfying(
                        Verified.class, proof -> assertThat(proof.destination()).hasValue(ALICE_MAIL));
    }

    @Test
    void A72_aSuspendedUserIsRefused() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        world.users.remove(ALICE);
        assertThat(refusal(mfa.verify(token, world.newestCode()))).isEqualTo(Reason.USER_UNAVAILABLE);
    }

    @Test
    void aNamedAddressMustBeTheUsers() {
        world.addresses(ALICE, ALICE_MAIL, "second@example.org");
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN, "second@example.org"));
        assertThat(world.newest().address()).isEqualTo("second@example.org");
        assertThat(mfa.verify(token, world.newestCode()))
                .isInstanceOfSatisfying(
                        Verified.class, proof -> assertThat(proof.destination()).hasValue("second@example.org"));

        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN, "bob@example.org"))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
        assertThat(world.outbox).hasSize(1);
    }

    @Test
    void withoutAnAddressTheFactorIsNotSetUp() {
        world.addresses(ALICE);
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN)).isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
        assertThat(mfa.inspect(ALICE, mail).setUp()).isFalse();

        world.addresses(ALICE, ALICE_MAIL, "second@example.org");
        assertThat(mfa.inspect(ALICE, mail).remaining()).isEqualTo(2);
    }

    @Test
    void aProvingPurposeOfAUserWhoPassedAFirstFactorReturnsTheAddress() {
        Purpose newAddress = new Purpose("NEW_ADDRESS", false, true);
        String token = token(mfa.challenge(ALICE, mail, newAddress, "fresh@example.org"));
        assertThat(world.newest().address()).isEqualTo("fresh@example.org");
        assertThat(mfa.verify(token, world.newestCode()))
                .isInstanceOfSatisfying(
                        Verified.class, proof -> assertThat(proof.destination()).hasValue("fresh@example.org"));
    }

    @Test
    void disablingEndsTheCodeAndKeepsTheInterval() {
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(mfa.disable(ALICE, mail, new Administrator("root"))).isEqualTo(Change.STILL_SET_UP);
        assertThat(refusal(mfa.verify(token, world.newestCode()))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.RESEND_INTERVAL, START.plusSeconds(60)));
    }

    @Test
    void A20_usersDoNotShareCodes() {
        String alices = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        String alicesCode = world.newestCode();
        String bobs = token(mfa.challenge(BOB, mail, Purpose.LOGIN));
        String bobsCode = world.newestCode();
        if (!alicesCode.equals(bobsCode)) {
            assertThat(refusal(mfa.verify(bobs, alicesCode))).isEqualTo(Reason.WRONG_CODE);
        }
        assertThat(mfa.verify(alices, alicesCode)).isInstanceOf(Verified.class);
        assertThat(mfa.verify(bobs, bobsCode)).isInstanceOf(Verified.class);
    }
}
