package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The binding itself, apart from the look-ups that would keep most codes from ever being compared elsewhere. */
class CodeDigestsTest {

    private static final UserId USER = new UserId("tenant", "user");
    private static final FactorId MAIL = new FactorId("mail");
    private static final ChallengeId ID = new ChallengeId(1, 2);
    private static final SecretText CODE = SecretText.of("123456");

    private final CodeDigests digests = new CodeDigests(
            KeyRing.builder().current("new", key(2)).opensOnly("old", key(1)).build());

    private static byte[] key(int value) {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private static Challenge challenge(
            ChallengeId id, UserId user, FactorId factor, Purpose purpose, @Nullable String destination) {
        return new Challenge(id, user, factor, purpose, 1, Instant.EPOCH, Instant.EPOCH.plusSeconds(300), destination);
    }

    @Test
    void a18_a19_a20_everyPartOfAChallengeIsBound() {
        Map<String, Digest> different = new LinkedHashMap<>();
        different.put("itself", digests.digest("new", challenge(ID, USER, MAIL, Purpose.LOGIN, "a@b"), CODE));
        different.put("key", digests.digest("old", challenge(ID, USER, MAIL, Purpose.LOGIN, "a@b"), CODE));
        different.put(
                "code",
                digests.digest("new", challenge(ID, USER, MAIL, Purpose.LOGIN, "a@b"), SecretText.of("123457")));
        different.put("purpose", digests.digest("new", challenge(ID, USER, MAIL, Purpose.STEP_UP, "a@b"), CODE));
        different.put("address", digests.digest("new", challenge(ID, USER, MAIL, Purpose.LOGIN, "a@c"), CODE));
        different.put("no address", digests.digest("new", challenge(ID, USER, MAIL, Purpose.LOGIN, null), CODE));
        different.put(
                "factor", digests.digest("new", challenge(ID, USER, new FactorId("sms"), Purpose.LOGIN, "a@b"), CODE));
        for (UserId user : new UserId[] {
            new UserId("tenant", "User"), new UserId("Tenant", "user"), new UserId("tenantu", "ser"), UserId.of("user")
        }) {
            different.put(
                    user.toString(), digests.digest("new", challenge(ID, user, MAIL, Purpose.LOGIN, "a@b"), CODE));
        }
        for (ChallengeId id : new ChallengeId[] {new ChallengeId(1, 3), new ChallengeId(3, 2), new ChallengeId(2, 1)}) {
            different.put(
                    id.toString() + id.low(),
                    digests.digest("new", challenge(id, USER, MAIL, Purpose.LOGIN, "a@b"), CODE));
        }
        assertThat(different.values()).doesNotHaveDuplicates();
        assertThat(digests.digest("new", challenge(ID, USER, MAIL, Purpose.LOGIN, "a@b"), SecretText.of("123456")))
                .isEqualTo(different.get("itself"));
    }

    @Test
    void a20_anAddressIsBoundToItsUserAndKey() {
        assertThat(new Digest[] {
                    digests.fingerprint("new", USER, "a@b"),
                    digests.fingerprint("old", USER, "a@b"),
                    digests.fingerprint("new", USER, "A@b"),
                    digests.fingerprint("new", UserId.of("user"), "a@b"),
                    digests.fingerprint("new", new UserId("tenant", "other"), "a@b"),
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void a76_aKeyThatIsNotOnThisNodeIsAnOutage() {
        assertThatThrownBy(() -> digests.digest("newer", challenge(ID, USER, MAIL, Purpose.LOGIN, null), CODE))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("newer");
    }
}
