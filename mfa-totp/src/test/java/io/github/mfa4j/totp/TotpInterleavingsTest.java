package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Change;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.KeyRotation;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.EnrolmentResult.NotBegun;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Another request, or the job that rotates keys, comes between any two reads of the vault. */
class TotpInterleavingsTest {

    private static final UserId ALICE = UserId.of("alice");
    private static final Administrator ADMIN = new Administrator("root");
    private static final KeyRing OLD = KeyRing.of("old", key(1));
    private static final KeyRing BOTH =
            KeyRing.builder().opensOnly("old", key(1)).current("new", key(2)).build();
    private static final KeyRing NEW = KeyRing.of("new", key(2));

    private final InMemoryCodeStore store = new InMemoryCodeStore();
    private final Vault vault = new Vault();
    private final List<MfaEvent.Kind> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private static byte[] key(int value) {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(key, (byte) value);
        return key;
    }

    /** Lets something happen before one of its reads, and can refuse writes. */
    private static final class Vault implements SecretVault {

        private final InMemorySecretVault vault = new InMemorySecretVault();
        private int readsBefore;
        private @Nullable Runnable between;
        private boolean readOnly;

        void afterReads(int reads, Runnable action) {
            readsBefore = reads;
            between = action;
        }

        @Override
        public Optional<StoredVault> read(UserId user) {
            Runnable action = between;
            if (action != null && readsBefore-- == 0) {
                between = null;
                action.run();
            }
            return vault.read(user);
        }

        @Override
        public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
            if (readOnly) {
                throw new IllegalStateException("read only");
            }
            return vault.compareAndSet(user, expectedStamp, next);
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

    /** One node, with its ring. */
    private final class Node {

        private final MfaSetup setup;
        private final TotpFactor totp;
        private final MultiFactor mfa;

        Node(KeyRing keys) {
            setup = MfaSetup.builder()
                    .keys(keys)
                    .codeStore(store)
                    .secretVault(vault)
                    .userDirectory(user -> Optional.of(new UserProfile(user.id(), Locale.ENGLISH, Map.of())))
                    .clock(() -> now)
                    .listener(event -> events.add(event.kind()))
                    .build();
            totp = TotpFactor.of(setup);
            mfa = MultiFactor.of(setup, totp);
        }

        OtpSecret enrolled() {
            Pending pending = (Pending) totp.enroll(ALICE, "phone", ADMIN);
            assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret())))
                    .isEqualTo(Confirmation.CONFIRMED);
            now = now.plus(Duration.ofSeconds(30));
            return pending.secret();
        }

        Verification login(OtpSecret phone) {
            Started started = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);
            return mfa.verify(started.token().value(), codeOf(phone));
        }

        void rotate() {
            KeyRotation.of(setup).run(10, progress -> {});
        }
    }

    private String codeOf(OtpSecret secret) {
        return Totp.of(TotpParameters.DEFAULT).generate(secret, now);
    }

    @Test
    void A28_whoHasNoProofAddsNothingToWhatAnotherTabHasJustTurnedOn() {
        for (int reads = 0; reads < 3; reads++) {
            Node node = new Node(NEW);
            vault.erase(ALICE);
            store.erase(ALICE);
            vault.afterReads(reads, node::enrolled);

            assertThat(node.totp.enroll(ALICE, "attacker's phone", null))
                    .as("between reads " + reads + " and " + (reads + 1))
                    .isEqualTo(new NotBegun(Change.NOT_AUTHORISED));
        }
    }

    @Test
    void A70_whatIsSealedAnewDuringItsConfirmationIsConfirmed() {
        for (int reads = 0; reads < 3; reads++) {
            vault.erase(ALICE);
            store.erase(ALICE);
            Pending pending = (Pending) new Node(OLD).totp.enroll(ALICE, "phone", null);
            Node node = new Node(BOTH);
            vault.afterReads(reads, node::rotate);

            assertThat(node.totp.confirm(ALICE, pending.id(), codeOf(pending.secret())))
                    .as("between reads " + reads + " and " + (reads + 1))
                    .isEqualTo(Confirmation.CONFIRMED);

            now = now.plus(Duration.ofSeconds(30));
            assertThat(new Node(BOTH).login(pending.secret())).isInstanceOf(Verified.class);
        }
    }

    @Test
    void A70_ofTwoPhonesTheOneThatWasConfirmedLastWorksWhenKeysRotateMeanwhile() {
        for (int reads = 0; reads < 3; reads++) {
            vault.erase(ALICE);
            store.erase(ALICE);
            OtpSecret old = new Node(OLD).enrolled();
            Node node = new Node(BOTH);
            String id = node.totp.authenticators(ALICE).get(0).id();
            Pending renewal = (Pending) node.totp.renew(ALICE, id, ADMIN);
            vault.afterReads(reads, node::rotate);

            assertThat(node.totp.confirm(ALICE, renewal.id(), codeOf(renewal.secret())))
                    .isEqualTo(Confirmation.CONFIRMED);

            now = now.plus(Duration.ofSeconds(30));
            assertThat(node.login(old)).isNotInstanceOf(Verified.class);
            now = now.plus(Duration.ofSeconds(30));
            assertThat(node.login(renewal.secret())).isInstanceOf(Verified.class);
            assertThat(node.totp.authenticators(ALICE)).hasSize(1);
        }
    }

    @Test
    void aLoginSealsItsSecretsUnderTheCurrentKey() {
        OtpSecret phone = new Node(OLD).enrolled();
        assertThat(new Node(BOTH).login(phone)).isInstanceOf(Verified.class);
        now = now.plus(Duration.ofSeconds(30));

        assertThat(new Node(NEW).login(phone)).as("without the old key").isInstanceOf(Verified.class);
        assertThat(KeyRotation.of(new Node(BOTH).setup).unusedKeys()).containsExactly("old");
    }

    @Test
    void aLoginStandsWhenTheVaultTakesNoWrites() {
        OtpSecret phone = new Node(OLD).enrolled();
        vault.readOnly = true;
        events.clear();
        assertThat(new Node(BOTH).login(phone)).isInstanceOf(Verified.class);
        assertThat(events).endsWith(MfaEvent.Kind.VERIFIED, MfaEvent.Kind.OUTAGE);

        vault.readOnly = false;
        now = now.plus(Duration.ofSeconds(30));
        assertThat(new Node(BOTH).login(phone)).isInstanceOf(Verified.class);
        assertThat(KeyRotation.of(new Node(BOTH).setup).unusedKeys()).containsExactly("old");
    }

    @Test
    void aLoginStandsWhenAnotherOfTheUsersSecretsIsDamaged() {
        Node before = new Node(OLD);
        OtpSecret phone = before.enrolled();
        before.totp.enroll(ALICE, "tablet", ADMIN);
        before.setup
                .enrolments()
                .decide(
                        ALICE,
                        all -> Decision.commit(
                                all.stream()
                                        .map(each -> each.active() ? each : damaged(each))
                                        .toList(),
                                true));
        events.clear();

        assertThat(new Node(BOTH).login(phone)).isInstanceOf(Verified.class);
        assertThat(events).endsWith(MfaEvent.Kind.VERIFIED, MfaEvent.Kind.SEAL_BROKEN);
    }

    private static Enrolment damaged(Enrolment enrolment) {
        byte[] bytes = enrolment.secret().bytes();
        bytes[bytes.length - 1] ^= 1;
        return new Enrolment(
                enrolment.id(),
                enrolment.factor(),
                enrolment.label(),
                enrolment.active(),
                enrolment.createdAt(),
                enrolment.parameters(),
                enrolment.replaces(),
                new SealedSecret(enrolment.secret().keyId(), bytes));
    }
}
