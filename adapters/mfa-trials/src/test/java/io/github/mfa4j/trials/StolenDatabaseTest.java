package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.BOB;
import static io.github.mfa4j.trials.Installation.KEYS;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.latin1;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.CodeDigests;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredVault;
import io.github.mfa4j.testkit.LeakScan;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.trials.Installation.Phone;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What somebody can do who reads the database, or writes to it, without the key ring. */
class StolenDatabaseTest {

    /** 96-bit nonce, 160-bit secret, 128-bit tag: the end of a vault document with one enrolment. */
    private static final int SEALED_BYTES = 12 + 20 + 16;

    private final List<byte[]> written = new CopyOnWriteArrayList<>();
    private final Installation node = new Installation(new Surroundings(new Watch() {
        @Override
        public void written(byte[] payload) {
            written.add(payload.clone());
        }
    }));

    StolenDatabaseTest() {
        node.surroundings.put(ALICE, Installation.ALICE_PHONE);
        node.surroundings.put(BOB, Installation.BOB_PHONE);
    }

    @Test
    void A30_nothingThatWasEverWrittenHoldsACodeOrASecret() {
        LeakScan scan = new LeakScan();
        Phone phone = node.enrol(ALICE);
        OtpSecret secret = phone.pending().secret();
        scan.secretBytes(secret.toByteArray());
        scan.secret(phone.code());
        node.mfa.verify(node.token(ALICE, node.totp), phone.code());
        scan.secret(node.token(ALICE, node.sms));
        node.token(ALICE, node.sms, Purpose.PASSWORD_RESET);
        node.surroundings.runQueue();
        node.surroundings
                .sms
                .messages()
                .forEach(message ->
                        codeForms(((CodeMessage) message).code().reveal()).forEach(scan::secret));
        for (String code : node.recoveryCodes(ALICE)) {
            scan.secret(code);
            scan.secret(code.toLowerCase(Locale.ROOT));
        }
        scan.secret(Installation.ALICE_PHONE);

        assertThat(written).hasSizeGreaterThan(5);
        written.forEach(payload -> scan.requireNoneIn("a payload", latin1(payload)));
    }

    /** With the ring the one right code is found; without it, all million codes look alike. */
    @Test
    void A30_aSentCodeCannotBeFoundByTryingAllOfThem() throws Exception {
        node.token(ALICE, node.sms);
        String code = node.surroundings.sms.lastCode();
        byte[] stolen = node.surroundings
                .store
                .read(StateKey.of(ALICE, node.sms.id()))
                .orElseThrow()
                .payload();
        Set<Digest> digests = new HashSet<>();
        windows(stolen, 32).forEach(window -> digests.add(Digest.of(window)));

        Optional<Challenge> challenge = windows(stolen, 16).stream()
                .map(this::challengeNamed)
                .filter(known ->
                        digests.contains(new CodeDigests(KEYS).digest(KEYS.currentId(), known, SecretText.of(code))))
                .findFirst();
        assertThat(challenge).as("the attacker knows all but the ring").isPresent();

        byte[] guessed = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(guessed, (byte) 1);
        CodeDigests otherRing = new CodeDigests(KeyRing.of(KEYS.currentId(), guessed));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 1_000_000; i++) {
            String guess = String.format(Locale.ROOT, "%06d", i);
            boolean plain = digests.contains(Digest.of(sha256.digest(guess.getBytes(StandardCharsets.US_ASCII))));
            // The right code and a twentieth of the others: an HMAC takes its time.
            boolean keyed = (i - Integer.parseInt(code)) % 20 == 0
                    && digests.contains(otherRing.digest(KEYS.currentId(), challenge.get(), SecretText.of(guess)));
            if (plain || keyed) {
                throw new AssertionError("found without the ring");
            }
        }
    }

    @Test
    void A31_aSealedSecretWithAnyByteAlteredDoesNotOpen() {
        Phone phone = node.enrol(ALICE);
        StoredVault stored = node.surroundings.vault.read(ALICE).orElseThrow();
        byte[] payload = stored.payload();
        long stamp = stored.stamp();
        for (int i = payload.length - SEALED_BYTES; i < payload.length; i++) {
            byte[] altered = payload.clone();
            altered[i] ^= 1;
            node.surroundings.vault.compareAndSet(ALICE, stamp, new StoredVault(++stamp, altered, stored.keyIds()));
            assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp), phone.code())))
                    .isEqualTo(Reason.NOT_SET_UP);
        }
        assertThat(node.surroundings.eventKinds().stream().filter(Kind.SEAL_BROKEN::equals))
                .hasSize(SEALED_BYTES);
        assertThat(node.mfa.inspect(ALICE, node.totp).failures()).isZero();
        node.surroundings.vault.compareAndSet(ALICE, stamp, new StoredVault(++stamp, payload, stored.keyIds()));
        assertThat(node.mfa.verify(node.token(ALICE, node.totp), phone.code())).isInstanceOf(Verified.class);
    }

    @Test
    void A31_anotherUsersEnrolmentWrittenIntoTheVictimsRowDoesNotOpen() {
        node.enrol(ALICE);
        Phone attackers = node.enrol(BOB);
        StoredVault victim = node.surroundings.vault.read(ALICE).orElseThrow();
        StoredVault attacker = node.surroundings.vault.read(BOB).orElseThrow();
        node.surroundings.vault.compareAndSet(ALICE, victim.stamp(), attacker);
        node.token(ALICE, node.totp);
        node.pass(Duration.ofMinutes(2));

        assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp), attackers.code())))
                .isEqualTo(Reason.NOT_SET_UP);
        assertThat(node.surroundings.eventKinds()).contains(Kind.SEAL_BROKEN);
    }

    @Test
    void A31_aPendingEnrolmentMadeActiveByHandDoesNotOpen() {
        Phone pending = node.scanned(node.totp.enroll(ALICE, "phone", null));
        assertThat(node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
        StoredVault stored = node.surroundings.vault.read(ALICE).orElseThrow();
        byte[] payload = stored.payload();
        int status = latin1(payload).indexOf("phone") + "phone".length();
        assertThat(payload[status]).as("pending").isZero();
        payload[status] = 1;
        node.surroundings.vault.compareAndSet(ALICE, stored.stamp(), new StoredVault(7, payload, stored.keyIds()));
        String token = node.token(ALICE, node.totp);
        node.pass(STEP.multipliedBy(2));

        assertThat(reason(node.mfa.verify(token, pending.code()))).isEqualTo(Reason.NOT_SET_UP);
        assertThat(node.surroundings.eventKinds()).contains(Kind.SEAL_BROKEN);
    }

    private Challenge challengeNamed(byte[] id) {
        ByteBuffer halves = ByteBuffer.wrap(id);
        return new Challenge(
                new ChallengeId(halves.getLong(), halves.getLong()),
                ALICE,
                node.sms.id(),
                Purpose.LOGIN,
                0,
                Surroundings.START,
                Surroundings.START,
                Installation.ALICE_PHONE);
    }

    private static List<String> codeForms(String code) {
        return List.of(
                code, new StringBuilder(code).reverse().toString(), latin1(code.getBytes(StandardCharsets.UTF_16)));
    }

    private static List<byte[]> windows(byte[] bytes, int length) {
        List<byte[]> windows = new ArrayList<>();
        for (int i = 0; i + length <= bytes.length; i++) {
            windows.add(Arrays.copyOfRange(bytes, i, i + length));
        }
        return windows;
    }
}
