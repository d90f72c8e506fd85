package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static io.github.mfa4j.codes.World.ALICE_MAIL;
import static io.github.mfa4j.codes.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.CodeDigests;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.Evaluation;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserProfile;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A29: what an anonymous verification costs tells nothing, counted in keyed digests. */
class SameWorkTest {

    private static final CodeBinding REAL = CodeBinding.under(new CodeDigests(World.KEYS));
    private static final SecretText RIGHT = SecretText.of("ABCD0123");

    private final World world = new World();
    private int digests;

    private final CodeBinding counting = new CodeBinding() {
        @Override
        public String currentKeyId() {
            return REAL.currentKeyId();
        }

        @Override
        public Digest code(String keyId, Challenge challenge, SecretText code) {
            digests++;
            return REAL.code(keyId, challenge, code);
        }

        @Override
        public Digest address(String keyId, UserId user, String address) {
            digests++;
            return REAL.address(keyId, user, address);
        }
    };

    private final SentCodeParts parts = new SentCodeParts(
            world,
            Channel.MAIL,
            CodeFormat.digits(6),
            CodeFormat.unambiguous(),
            Runnable::run,
            SendPolicy.DEFAULT,
            counting,
            CodeBudgets.of(
                    world.setup().build().registers(), Channel.MAIL, SendPolicy.DEFAULT, null, Duration.ofMinutes(5)),
            new SecureRandom());

    private static Challenge challenge(Purpose purpose) {
        return new Challenge(
                new ChallengeId(1, 2),
                ALICE,
                new FactorId("mail"),
                purpose,
                0,
                START,
                START.plus(Duration.ofMinutes(5)),
                null);
    }

    private static SentCodes sent(Challenge challenge) {
        SentCode code = new SentCode(
                challenge.id(),
                challenge.purpose().name(),
                "k1",
                REAL.code("k1", challenge.sentTo(ALICE_MAIL), RIGHT),
                REAL.address("k1", ALICE, ALICE_MAIL),
                challenge.issuedAt(),
                challenge.expiresAt(),
                0);
        return SentCodes.EMPTY.with(PurposeKind.of(challenge.purpose()), Lane.EMPTY.sent(code));
    }

    private static UserProfile known(String... addresses) {
        return new UserProfile("alice", Locale.ROOT, Map.of(Channel.MAIL, List.of(addresses)));
    }

    private Evaluation<SentCodes> evaluate(SentCodes section, UserProfile profile, String input) {
        digests = 0;
        return new SentCodeAttempt(parts, challenge(Purpose.PASSWORD_RESET), input).evaluate(section, profile, START);
    }

    private static Reason refusal(Evaluation<SentCodes> evaluation) {
        return evaluation instanceof Evaluation.Wrong<SentCodes> wrong
                ? wrong.reason()
                : ((Evaluation.NotEvaluated<SentCodes>) evaluation).reason();
    }

    @Test
    void A29_everyAnonymousAnswerCostsTheSameDigests() {
        SentCodes sent = sent(challenge(Purpose.PASSWORD_RESET));
        String right = RIGHT.reveal();
        int each = SentCodeParts.MAX_ADDRESSES + 1;

        assertThat(refusal(evaluate(SentCodes.EMPTY, UserProfile.NOBODY, right)))
                .isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(digests).as("unknown user").isEqualTo(each);
        assertThat(refusal(evaluate(SentCodes.EMPTY, known(ALICE_MAIL), right))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(digests).as("nothing outstanding").isEqualTo(each);
        assertThat(refusal(evaluate(sent, known(ALICE_MAIL), "00000000"))).isEqualTo(Reason.WRONG_CODE);
        assertThat(digests).as("wrong code").isEqualTo(each);
        assertThat(refusal(evaluate(sent, known("other@example.org"), right))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(digests).as("address removed").isEqualTo(each);
        assertThat(evaluate(sent, known("other@example.org", ALICE_MAIL), right))
                .isInstanceOf(Evaluation.Right.class);
        assertThat(digests).as("right code, second address").isEqualTo(each);
    }

    @Test
    void anAddressBeyondTheEighthIsNotUsed() {
        String[] addresses = new String[9];
        for (int i = 0; i < 9; i++) {
            addresses[i] = i + "@example.org";
        }
        addresses[8] = ALICE_MAIL;
        SentCodes sent = sent(challenge(Purpose.PASSWORD_RESET));
        assertThat(refusal(evaluate(sent, known(addresses), RIGHT.reveal()))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(new SentCodeRules(parts).remaining(sent, ALICE, known(addresses)))
                .isEqualTo(8);
    }

    @Test
    void afterAFirstFactorNoDigestIsWasted() {
        Challenge login = challenge(Purpose.LOGIN);
        digests = 0;
        new SentCodeAttempt(parts, login, "000000").evaluate(sent(login), known(ALICE_MAIL), START);
        assertThat(digests).isEqualTo(2);
    }

    @Test
    void A30_theRegisterTellsNeitherTheAddressNorWhoSharesIt() {
        Digest alices = REAL.address("k1", ALICE, ALICE_MAIL);
        assertThat(REAL.address("k1", ALICE, ALICE_MAIL)).isEqualTo(alices);
        assertThat(REAL.address("k1", World.BOB, ALICE_MAIL)).isNotEqualTo(alices);
        assertThat(REAL.address("k1", ALICE, "Alice@example.org")).isNotEqualTo(alices);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(CodeBinding.under(new CodeDigests(KeyRing.of("k1", otherKey)))
                        .address("k1", ALICE, ALICE_MAIL))
                .isNotEqualTo(alices);
    }
}
