package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class ChallengeTokensTest {

    private static final byte[] KEY = new byte[KeyRing.KEY_BYTES];
    private static final byte[] OTHER_KEY = new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    };
    private static final Instant T = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Challenge CHALLENGE = new Challenge(
            ChallengeId.draw(new SecureRandom()),
            new UserId("tenant", "user"),
            new FactorId("mail"),
            Purpose.EMAIL_VERIFICATION,
            7,
            T,
            T.plusSeconds(300),
            "someone@example.org");

    private final ChallengeTokens tokens = new ChallengeTokens(KeyRing.of("k1", KEY));
    private final String token = tokens.seal(CHALLENGE).value();

    @Example
    void a22_twoTokensOfOneChallengeShareNoNonce() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            byte[] bytes = Base64.getUrlDecoder().decode(tokens.seal(CHALLENGE).value());
            int nonceAt = 2 + bytes[1] + 16;
            nonces.add(HexFormat.of().formatHex(bytes, nonceAt, nonceAt + 12));
        }
        assertThat(nonces).hasSize(100);
    }

    @Example
    void a38_aHugeTokenIsRefusedUnread() {
        String huge = "A".repeat(10_000_000);
        assertThat(tokens.open(huge)).isEmpty();
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertThat(tokens.open(huge)).isEmpty();
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @Provide
    static Arbitrary<UserId> users() {
        Arbitrary<String> part = Arbitraries.strings()
                .withChars("aA :%/\\\"'\u00e9\u0130\u4e2d")
                .ofMinLength(1)
                .ofMaxLength(255);
        Arbitrary<String> astral = Arbitraries.of("\ud83d\ude00".repeat(127), "x".repeat(255), "a:b", "a%b");
        return Combinators.combine(
                        Arbitraries.oneOf(part, astral, Arbitraries.just("")), Arbitraries.oneOf(part, astral))
                .as(UserId::new);
    }

    @Property(tries = 300)
    void roundTripOfArbitraryUsers(@ForAll @From("users") UserId user, @ForAll long number, @ForAll long high) {
        Challenge challenge = new Challenge(
                new ChallengeId(high, number),
                user,
                new FactorId("totp"),
                Purpose.LOGIN,
                number,
                T,
                T.plusMillis(1),
                null);
        String sealed = tokens.seal(challenge).value();
        assertThat(tokens.open(sealed)).contains(challenge);
        assertThat(sealed).matches("[A-Za-z0-9_-]+");
    }

    @Example
    void keepsEveryPart() {
        assertThat(tokens.open(token)).contains(CHALLENGE);
    }

    @Property
    void a22_everyFlippedBitIsRefused(@ForAll @IntRange(min = 0, max = 2000) int bit) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        int at = bit % (bytes.length * 8);
        bytes[at / 8] ^= (byte) (1 << (at % 8));
        assertThat(tokens.open(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEmpty();
    }

    @Example
    void a22_everyOtherTextIsRefusedEvenIfItStandsForTheSameBytes() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int length = 1; length < 30; length++) {
            Challenge challenge = new Challenge(
                    CHALLENGE.id(), UserId.of("u".repeat(length)), CHALLENGE.factor(), Purpose.LOGIN, 1, T, T, null);
            String sealed = tokens.seal(challenge).value();
            String head = sealed.substring(0, sealed.length() - 1);
            for (String last : alphabet.split("", -1)) {
                assertThat(tokens.open(head + last).isPresent()).isEqualTo(sealed.equals(head + last));
            }
            for (String padding : List.of("=", "==", " ", "\n", "\u0000")) {
                assertThat(tokens.open(sealed + padding)).isEmpty();
            }
        }
    }

    @Example
    void a22_everyCutAndEveryExtensionIsRefused() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(tokens.open(encoded(Arrays.copyOf(bytes, length)))).isEmpty();
            assertThat(tokens.open(token.substring(0, Math.min(length, token.length() - 1))))
                    .isEmpty();
        }
        assertThat(tokens.open(encoded(Arrays.copyOf(bytes, bytes.length + 1)))).isEmpty();
        assertThat(tokens.open(token + "A")).isEmpty();
        assertThat(tokens.open(token + token)).isEmpty();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Example
    void a22_anotherRingDoesNotOpenIt() {
        assertThat(new ChallengeTokens(KeyRing.of("k1", OTHER_KEY)).open(token)).isEmpty();
        assertThat(new ChallengeTokens(KeyRing.of("k2", KEY)).open(token)).isEmpty();
    }

    @Example
    void a76_keyThatOnlyOpensOpens() {
        KeyRing rotated =
                KeyRing.builder().current("k2", OTHER_KEY).opensOnly("k1", KEY).build();
        assertThat(new ChallengeTokens(rotated).open(token)).contains(CHALLENGE);
    }

    @Property
    void a22_garbageIsRefusedWithoutAnException(@ForAll @StringLength(max = 300) String garbage) {
        assertThat(tokens.open(garbage)).isEmpty();
    }

    @Example
    void a38_nothingHugeAndNoneAtAllAreRefused() {
        assertThat(tokens.open(null)).isEmpty();
        assertThat(tokens.open("")).isEmpty();
        assertThat(tokens.open("A".repeat(10_000_000))).isEmpty();
        assertThat(tokens.open(token + "A".repeat(10_000_000))).isEmpty();
    }

    @Example
    void tokensOfTwoChallengesDifferInEveryPartThatCouldBeGuessed() {
        Challenge other = new Challenge(
                ChallengeId.draw(new SecureRandom()),
                CHALLENGE.user(),
                CHALLENGE.factor(),
                CHALLENGE.purpose(),
                7,
                T,
                T.plusSeconds(300),
                CHALLENGE.destination());
        assertThat(tokens.seal(other).value().substring(7)).isNotEqualTo(token.substring(7));
    }
}
