package io.github.mfa4j.testkit.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.SecretCipher;
import io.github.mfa4j.testkit.LeakScan;
import io.github.mfa4j.testkit.Race;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SecretCipher} promises: what was sealed opens with the binding it was sealed with and with no other, an
 * alteration is a broken seal, a key that this node does not have is an outage, and nothing prints the secret.
 *
 * <pre>{@code
 * class AesGcmSecretCipherContractTest extends SecretCipherContract {
 *
 *     @Override
 *     protected SecretCipher cipher() {
 *         return SecretCipher.aesGcm(KeyRing.of("2026-11", new byte[KeyRing.KEY_BYTES]));
 *     }
 *
 *     @Override
 *     protected SecretCipher stranger() {
 *         return SecretCipher.aesGcm(KeyRing.ephemeral());
 *     }
 * }
 * }</pre>
 */
public abstract class SecretCipherContract {

    /** For subclasses. */
    protected SecretCipherContract() {}

    /**
     * Makes the cipher under test. Called once for each test, after the {@code @BeforeEach} methods of the class.
     *
     * @return a cipher
     */
    protected abstract SecretCipher cipher();

    /**
     * Makes the cipher of another installation. Called at most once in a test.
     *
     * @return a cipher that has no key in common with the one under test
     */
    protected abstract SecretCipher stranger();

    /** Fresh each time: a cipher that writes on it must not help itself in the next test. */
    private static byte[] secret() {
        return "4dM7-kQ2x-Zp9w-Rt3v!".getBytes(US_ASCII);
    }

    private static byte[] binding() {
        return "tenant, alice, totp, 1, active".getBytes(US_ASCII);
    }

    private static void assertBroken(SecretCipher cipher, SealedSecret sealed, byte[] binding) {
        assertThatThrownBy(() -> cipher.open(sealed, binding))
                .as("opening what was altered")
                .isInstanceOf(SealBrokenException.class);
    }

    @Nested
    @DisplayName("Sealing and opening")
    class Opening {

        @Test
        void whatWasSealedOpensWhateverItsBytesAndLength() {
            SecretCipher cipher = cipher();
            byte[] all = new byte[2 << Byte.SIZE];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            for (int length : new int[] {1, 15, 16, 17, 20, 64, all.length}) {
                byte[] secret = Arrays.copyOf(all, length);
                assertThat(cipher.open(cipher.seal(secret, all), all)).isEqualTo(secret);
                assertThat(cipher.open(cipher.seal(all, secret), secret)).isEqualTo(all);
            }
        }

        @Test
        void argumentsAreNeitherAlteredNorKept() {
            SecretCipher cipher = cipher();
            byte[] secret = secret();
            byte[] binding = binding();
            SealedSecret sealed = cipher.seal(secret, binding);
            assertThat(secret).isEqualTo(secret());
            assertThat(binding).isEqualTo(binding());
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(binding, (byte) 0);
            assertThat(cipher.open(sealed, binding())).isEqualTo(secret());
        }

        @Test
        void everyOpeningGivesAnArrayThatTheCallerMayWipe() {
            SecretCipher cipher = cipher();
            SealedSecret sealed = cipher.seal(secret(), binding());
            Arrays.fill(cipher.open(sealed, binding()), (byte) 0);
            assertThat(cipher.open(sealed, binding())).isEqualTo(secret());
        }

        @Test
        void sameSecretIsSealedDifferentlyEachTime() {
            SecretCipher cipher = cipher();
            assertThat(cipher.seal(secret(), binding()).bytes())
                    .isNotEqualTo(cipher.seal(secret(), binding()).bytes());
        }

        @Test
        void manyThreadsSealAndOpenAtOnce() throws Exception {
            SecretCipher cipher = cipher();
            Callable<Boolean> work = () -> {
                for (int i = 0; i < 200; i++) {
                    byte[] own = (Thread.currentThread().getName() + i).getBytes(US_ASCII);
                    assertThat(cipher.open(cipher.seal(own, own), own)).isEqualTo(own);
                }
                return true;
            };
            try (Race race = new Race()) {
                assertThat(race.run(Collections.nCopies(4, work))).containsOnly(true);
            }
        }
    }

    @Nested
    @DisplayName("What was altered")
    class Altering {

        @Test
        void otherBindingBreaksTheSeal() {
            SecretCipher cipher = cipher();
            SealedSecret sealed = cipher.seal(secret(), binding());
            for (int i = 0; i < binding().length; i++) {
                byte[] other = binding();
                other[i] ^= 1;
                assertBroken(cipher, sealed, other);
            }
            assertBroken(cipher, sealed, Arrays.copyOf(binding(), binding().length - 1));
            assertBroken(cipher, sealed, Arrays.copyOf(binding(), binding().length + 1));
        }

        @Test
        void anyAlteredBitBreaksTheSeal() {
            SecretCipher cipher = cipher();
            SealedSecret sealed = cipher.seal(secret(), binding());
            for (int i = 0; i < sealed.bytes().length; i++) {
                byte[] altered = sealed.bytes();
                altered[i] ^= (byte) (1 << i % Byte.SIZE);
                assertBroken(cipher, new SealedSecret(sealed.keyId(), altered), binding());
            }
        }

        @Test
        void anyOtherLengthBreaksTheSeal() {
            SecretCipher cipher = cipher();
            SealedSecret sealed = cipher.seal(secret(), binding());
            for (int length = 0; length <= sealed.bytes().length + 1; length++) {
                if (length != sealed.bytes().length) {
                    byte[] other = Arrays.copyOf(sealed.bytes(), length);
                    assertBroken(cipher, new SealedSecret(sealed.keyId(), other), binding());
                }
            }
        }
    }

    @Nested
    @DisplayName("Keys")
    class Keys {

        @Test
        void sealedSecretNamesTheKeyThatSealsNow() {
            SecretCipher cipher = cipher();
            assertThat(cipher.seal(secret(), binding()).keyId()).isEqualTo(cipher.currentKeyId());
        }

        @Test
        void keyThatThisNodeDoesNotHaveIsAnOutage() {
            SecretCipher cipher = cipher();
            SealedSecret unknown = new SealedSecret(
                    "not-here", cipher.seal(secret(), binding()).bytes());
            assertThatThrownBy(() -> cipher.open(unknown, binding()))
                    .as("opening what is sealed under a key that is not here")
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(SealBrokenException.class);
        }

        @Test
        void whatAStrangerSealedUnderTheNameOfOurKeyIsBroken() {
            SecretCipher cipher = cipher();
            byte[] foreign = stranger().seal(secret(), binding()).bytes();
            assertBroken(cipher, new SealedSecret(cipher.currentKeyId(), foreign), binding());
        }
    }

    @Nested
    @DisplayName("Silence")
    class Silence {

        @Test
        void ciphertextDoesNotHoldTheSecret() {
            byte[] sealed = cipher().seal(secret(), binding()).bytes();
            for (int i = 0; i + secret().length <= sealed.length; i++) {
                assertThat(Arrays.copyOfRange(sealed, i, i + secret().length))
                        .as("bytes of the ciphertext from %d on", i)
                        .isNotEqualTo(secret());
            }
        }

        @Test
        void nothingPrintsTheSecret() {
            SecretCipher cipher = cipher();
            SealedSecret sealed = cipher.seal(secret(), binding());
            LeakScan scan = new LeakScan();
            scan.secretBytes(secret());
            scan.requireNoneIn("the cipher's text", cipher.toString());
            scan.requireNoneIn("the sealed secret's text", sealed.toString());
            List<SealedSecret> wrong =
                    List.of(new SealedSecret(sealed.keyId(), secret()), new SealedSecret("not-here", sealed.bytes()));
            for (SealedSecret each : wrong) {
                StringWriter text = new StringWriter();
                catchThrowable(() -> cipher.open(each, binding())).printStackTrace(new PrintWriter(text, true));
                scan.requireNoneIn("the exception", text.toString());
            }
        }
    }
}
