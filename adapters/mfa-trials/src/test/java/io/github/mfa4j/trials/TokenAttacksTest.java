package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.trials.Installation.Phone;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a client can do with the token it carries. */
@OnEveryStore
class TokenAttacksTest {

    private static final Refused VOID = new Refused(Reason.CHALLENGE_VOID);

    private final Installation node;
    private final String token;
    private final String code;

    TokenAttacksTest(Stores stores) {
        node = new Installation(stores);
        token = node.token(ALICE, node.sms);
        code = node.surroundings.sms.lastCode();
    }

    @Test
    void A22_anyBitOfTheTokenChangedIsRefused() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] forged = bytes.clone();
            forged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            refused(encoded(forged));
        }
        accepted();
    }

    @Test
    void A22_aTokenCutShortOrLengthenedIsRefused() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int length = 0; length < bytes.length; length++) {
            refused(encoded(Arrays.copyOf(bytes, length)));
        }
        refused(encoded(Arrays.copyOf(bytes, bytes.length + 1)));
        accepted();
    }

    @Test
    void A22_halvesOfTwoTokensMakeNone() {
        byte[] mine = Base64.getUrlDecoder().decode(node.token(Installation.BOB, node.sms));
        byte[] victims = Base64.getUrlDecoder().decode(token);
        for (int cut = 1; cut < Math.min(mine.length, victims.length); cut++) {
            byte[] spliced = victims.clone();
            System.arraycopy(mine, 0, spliced, 0, cut);
            if (!Arrays.equals(spliced, victims)) {
                refused(encoded(spliced));
            }
        }
    }

    @Test
    void A22_whatIsNoTokenIsRefused() {
        for (String text :
                List.of("", " ", "null", "A", "====", "AQ", "../../etc", "\u0000", "\n", "{}", "é", token + "\n")) {
            refused(text);
        }
        refused(null);
        refused("A".repeat(10 << 20));
        accepted();
    }

    @Test
    void A22_aTokenUnderAnotherKeyIsRefusedEvenIfTheKeyHasTheSameName() {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        key[0] = 1;
        for (String id : List.of(KEYS.currentId(), "k2")) {
            Installation attacker = new Installation(node.surroundings, KeyRing.of(id, key), node.surroundings.clock);
            refused(attacker.token(ALICE, attacker.shortCodes));
        }
        accepted();
    }

    @Test
    void A22_aTokenOfAFactorThatThisFrontDoorDoesNotHaveIsRefused() {
        SentCodeFactor mail = SentCodeFactor.builder(node.setup, new CapturingSender(Channel.MAIL))
                .build();
        assertThat(MultiFactor.of(node.setup, mail).verify(token, code)).isEqualTo(VOID);
        accepted();
    }

    @Test
    void A22_anExpiredTokenIsRefusedUncountedAndStaysSo() {
        node.pass(node.setup.challengeLifetime());
        assertThat(node.mfa.verify(token, code)).isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(node.mfa.resend(token)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
        node.pass(node.setup.challengeLifetime().negated());
        assertThat(node.mfa.verify(token, code)).isEqualTo(VOID);
        assertThat(node.mfa.inspect(ALICE, node.sms).failures()).isZero();
    }

    @Test
    void A22_A23_aTokenSeenToBeExpiredStaysSoWhenTheClockGoesBack() {
        Phone phone = node.enrol(ALICE);
        String login = node.token(ALICE, node.totp);
        node.pass(node.setup.challengeLifetime());
        assertThat(node.mfa.verify(login, phone.code())).isEqualTo(new Refused(Reason.EXPIRED));
        node.pass(node.setup.challengeLifetime().negated());
        assertThat(node.mfa.verify(login, phone.code())).isEqualTo(VOID);
    }

    @Test
    void A22_theTokenTellsAndIsGoodForNothingWithoutItsKey() {
        String readable = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1);
        assertThat(readable).doesNotContain("alice", "LOGIN", "sms", Installation.ALICE_PHONE);
    }

    @Test
    void A76_aTokenUnderAKeyNotYetHereIsRefusedUncountedAndGoodWhereTheKeyIs() {
        KeyRing rotated = KeyRing.builder()
                .current("k2", new byte[KeyRing.KEY_BYTES])
                .opensOnly(KEYS.currentId(), new byte[KeyRing.KEY_BYTES])
                .build();
        Installation ahead = new Installation(node.surroundings, rotated, node.surroundings.clock);
        assertThat(ahead.mfa.verify(token, code)).as("the old key still opens").isInstanceOf(Verified.class);

        String next = ahead.token(ALICE, ahead.sms);
        String nextCode = node.surroundings.sms.lastCode();
        assertThat(node.mfa.verify(next, nextCode)).isEqualTo(VOID);
        assertThat(node.mfa.inspect(ALICE, node.sms).failures()).isZero();
        assertThat(ahead.mfa.verify(next, nextCode)).isInstanceOf(Verified.class);
    }

    @Test
    void A22_theNameOfTheKeyIsSealedToo() {
        KeyRing twoNames = KeyRing.builder()
                .current("k2", new byte[KeyRing.KEY_BYTES])
                .opensOnly(KEYS.currentId(), new byte[KeyRing.KEY_BYTES])
                .build();
        Installation other = new Installation(node.surroundings, twoNames, node.surroundings.clock);
        byte[] renamed = Base64.getUrlDecoder().decode(token);
        assertThat(renamed[3]).isEqualTo((byte) '1');
        renamed[3] = '2';

        assertThat(other.mfa.verify(encoded(renamed), code)).isEqualTo(VOID);
        assertThat(other.mfa.verify(token, code)).isInstanceOf(Verified.class);
    }

    @Test
    void A76_aSecretUnderAKeyNotYetHereIsAnOutageUncounted() {
        KeyRing rotated = KeyRing.builder()
                .current("k2", new byte[KeyRing.KEY_BYTES])
                .opensOnly(KEYS.currentId(), new byte[KeyRing.KEY_BYTES])
                .build();
        Installation ahead = new Installation(node.surroundings, rotated, node.surroundings.clock);
        Phone phone = ahead.enrol(ALICE);

        String here = node.token(ALICE, node.totp);
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.verify(here, phone.code()))
                .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.KEY_RING));

        assertThat(node.mfa.inspect(ALICE, node.totp).failures()).isZero();
        assertThat(ahead.mfa.verify(here, phone.code())).isInstanceOf(Verified.class);
    }

    private void refused(@Nullable String forged) {
        assertThat(node.mfa.verify(forged, code)).isEqualTo(VOID);
        assertThat(node.mfa.resend(forged)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
        assertThat(node.mfa.switchTo(forged, node.shortCodes))
                .isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
    }

    /** Nothing that was tried has cost the user anything. */
    private void accepted() {
        assertThat(node.mfa.inspect(ALICE, node.sms).failures()).isZero();
        assertThat(node.mfa.verify(token, code)).isInstanceOf(Verified.class);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
