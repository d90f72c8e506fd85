package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.UserId;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.SecretCipher;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrolmentsTest {

    private static final UserId USER = new UserId("tenant", "user");
    private static final FactorId TOTP = new FactorId("totp");
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_KEY = filled(1);
    private static final byte[] NEW_KEY = filled(2);

    private final FaultyVault vault = new FaultyVault();
    private final Enrolments enrolments = with(KeyRing.of("old", OLD_KEY));

    /** Counts writes, and fails before or after them as told. */
    private static final class FaultyVault implements SecretVault {

        private final SecretVault vault = new InMemorySecretVault(10);
        private int writes;
        private boolean failsBefore;
        private boolean failsAfter;

        @Override
        public Optional<StoredVault> read(UserId user) {
            return vault.read(user);
        }

        @Override
        public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
            writes++;
            if (failsBefore) {
                throw new IllegalStateException("down");
            }
            boolean done = vault.compareAndSet(user, expectedStamp, next);
            if (failsAfter) {
                throw new IllegalStateException("down");
            }
            return done;
        }

        @Override
        public void erase(UserId user) {
            vault.erase(user);
        }

        @Override
        public List<UserId> notSealedUnder(String keyId, @Nullable UserId after, int limit) {
            return vault.notSealedUnder(keyId, after, limit);
        }

        @Override
        public Durability durability() {
            return vault.durability();
        }
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private Enrolments with(KeyRing ring) {
        return new Enrolments(vault, SecretCipher.aesGcm(ring));
    }

    private static Enrolment enrolment(String id, boolean active, SealedSecret secret) {
        return new Enrolment(id, TOTP, "phone", active, Instant.EPOCH, "", null, secret);
    }

    private Enrolment sealed(UserId user, String id, boolean active) {
        return enrolment(id, active, enrolments.seal(user, TOTP, id, active, SECRET));
    }

    private Optional<String> add(Enrolment added) {
        return enrolments.decide(USER, before -> {
            List<Enrolment> next = new ArrayList<>(before);
            next.add(added);
            return Decision.commit(next, "added");
        });
    }

    @Test
    void keepsWhatWasAddedAndWritesNothingForTheSame() {
        Enrolment one = sealed(USER, "e1", true);
        assertThat(add(one)).contains("added");
        assertThat(enrolments.of(USER)).containsExactly(one);
        assertThat(enrolments.of(UserId.of("user"))).isEmpty();
        assertThat(enrolments.decide(USER, before -> Decision.commit(List.copyOf(before), "same")))
                .contains("same");
        assertThat(vault.writes).isEqualTo(1);
        assertThat(vault.notSealedUnder("old", null, 10)).isEmpty();
        assertThat(vault.notSealedUnder("new", null, 10)).containsExactly(USER);
    }

    @Test
    void a45_writeThatHappenedThoughItsReplyWasLostIsThereOnce() {
        vault.failsAfter = true;
        assertThat(add(sealed(USER, "e1", true))).contains("added");
        assertThat(enrolments.of(USER)).hasSize(1);
    }

    @Test
    void a35_vaultThatFailsIsNamedWithItsCauseAndNothingIsThere() {
        vault.failsBefore = true;
        MfaUnavailableException outage = Objects.requireNonNull(
                catchThrowableOfType(MfaUnavailableException.class, () -> add(sealed(USER, "e1", true))));
        assertThat(outage.dependency()).isEqualTo(Dependency.SECRET_VAULT);
        assertThat(outage).hasRootCauseMessage("down");
        assertThat(enrolments.of(USER)).isEmpty();
    }

    @Test
    void opensWhatItSealed() {
        assertThat(enrolments.open(USER, sealed(USER, "e1", true))).isEqualTo(SECRET);
    }

    @Test
    void a31_secretMovedElsewhereDoesNotOpen() {
        SealedSecret secret = sealed(USER, "e1", false).secret();
        List<UserId> others = List.of(UserId.of("user"), new UserId("tenan", "tuser"), new UserId("tenant", "User"));
        for (UserId other : others) {
            assertThatThrownBy(() -> enrolments.open(other, enrolment("e1", false, secret)))
                    .isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> enrolments.open(USER, enrolment("e2", false, secret)))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> enrolments.open(USER, enrolment("e1", true, secret)))
                .as("a pending enrolment made active by hand")
                .isInstanceOf(SealBrokenException.class);
        Enrolment otherFactor = new Enrolment("e1", new FactorId("other"), "", false, Instant.EPOCH, "", null, secret);
        assertThatThrownBy(() -> enrolments.open(USER, otherFactor)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void a31_everyAlteredBitAndEveryCutIsNoticed() {
        SealedSecret secret = sealed(USER, "e1", true).secret();
        byte[] bytes = secret.bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertBroken(new SealedSecret("old", altered));
        }
        for (int length = 0; length < bytes.length; length++) {
            assertBroken(new SealedSecret("old", Arrays.copyOf(bytes, length)));
        }
        assertBroken(new SealedSecret("old", Arrays.copyOf(bytes, bytes.length + 1)));
    }

    private void assertBroken(SealedSecret secret) {
        assertThatThrownBy(() -> enrolments.open(USER, enrolment("e1", true, secret)))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void a31_unknownKeyIsAnOutageAndAnotherKeyOfTheRingABrokenSeal() {
        KeyRing both = KeyRing.builder()
                .current("new", NEW_KEY)
                .opensOnly("old", OLD_KEY)
                .build();
        byte[] bytes = sealed(USER, "e1", true).secret().bytes();
        MfaUnavailableException outage = Objects.requireNonNull(catchThrowableOfType(
                MfaUnavailableException.class,
                () -> enrolments.open(USER, enrolment("e1", true, new SealedSecret("new", bytes)))));
        assertThat(outage.dependency()).isEqualTo(Dependency.KEY_RING);
        assertThat(outage).hasMessageContaining("\"new\"").hasMessageContaining("[old]");
        assertThatThrownBy(() -> with(both).open(USER, enrolment("e1", true, new SealedSecret("new", bytes))))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void a76_rotationOpensOnBothSidesOfEveryStep() {
        Enrolments distributed = with(KeyRing.builder()
                .current("old", OLD_KEY)
                .opensOnly("new", NEW_KEY)
                .build());
        Enrolments promoted = with(KeyRing.builder()
                .current("new", NEW_KEY)
                .opensOnly("old", OLD_KEY)
                .build());
        Enrolment before = sealed(USER, "e1", true);
        Enrolment after = enrolment("e1", true, promoted.seal(USER, TOTP, "e1", true, SECRET));
        assertThat(after.secret().keyId()).isEqualTo("new");
        assertThat(promoted.open(USER, before)).isEqualTo(SECRET);
        assertThat(distributed.open(USER, after)).isEqualTo(SECRET);
        assertThatThrownBy(() -> enrolments.open(USER, after)).isInstanceOf(MfaUnavailableException.class);
    }

    @Test
    void samePlaintextNeverSealsToTheSameBytes() {
        assertThat(sealed(USER, "e1", true)).isNotEqualTo(sealed(USER, "e1", true));
    }

    @Test
    void cipherThatFailsIsNamed() {
        SecretCipher broken = new SecretCipher() {
            @Override
            public SealedSecret seal(byte[] secret, byte[] associatedData) {
                throw new IllegalStateException("vault sealed");
            }

            @Override
            public byte[] open(SealedSecret sealed, byte[] associatedData) {
                throw new IllegalStateException("vault sealed");
            }

            @Override
            public String currentKeyId() {
                return "remote";
            }
        };
        Enrolments failing = new Enrolments(vault, broken);
        Enrolment one = sealed(USER, "e1", true);
        for (MfaUnavailableException outage : new MfaUnavailableException[] {
            catchThrowableOfType(MfaUnavailableException.class, () -> failing.open(USER, one)),
            catchThrowableOfType(MfaUnavailableException.class, () -> failing.seal(USER, TOTP, "e1", true, SECRET))
        }) {
            assertThat(outage).hasRootCauseMessage("vault sealed");
            assertThat(outage.dependency()).isEqualTo(Dependency.SECRET_CIPHER);
        }
    }
}
