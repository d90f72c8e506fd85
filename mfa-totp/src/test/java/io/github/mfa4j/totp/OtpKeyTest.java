package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtpKeyTest {

    private static final Instant AT = Instant.ofEpochSecond(1_111_111_109);

    @ParameterizedTest
    @EnumSource
    void aProviderWhoseDigestsCannotBeClonedGivesTheSameCodes(OtpAlgorithm algorithm) {
        OtpSecret secret = OtpSecret.generate(algorithm);
        Totp totp = Totp.of(TotpParameters.DEFAULT.withAlgorithm(algorithm));
        OtpKey uncloneable = OtpKey.of(secret, algorithm, UncloneableDigest::new);
        OtpKey cloneable = OtpKey.of(secret, algorithm);

        assertThat(uncloneable.hmac(algorithm)).isInstanceOf(FeedingHmac.class);
        assertThat(cloneable.hmac(algorithm)).isInstanceOf(CloningHmac.class);
        for (int i = 0; i < 100; i++) {
            Instant at = AT.plusSeconds(30L * i);
            String code = totp.generate(secret, at);
            assertThat(totp.generate(uncloneable, at)).isEqualTo(code);
            assertThat(totp.generate(cloneable, at)).isEqualTo(code);
            assertThat(totp.verify(uncloneable, code, at, StepWindow.DEFAULT).includes(totp.stepAt(at)))
                    .isTrue();
        }
    }

    @Test
    void manyThreadsCanShareAKey() throws Exception {
        OtpSecret secret = OtpSecret.generate();
        Totp totp = Totp.of(TotpParameters.DEFAULT);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            expected.add(totp.generate(secret, AT.plusSeconds(30L * i)));
        }
        for (OtpKey key : List.of(
                OtpKey.of(secret, OtpAlgorithm.SHA1), OtpKey.of(secret, OtpAlgorithm.SHA1, UncloneableDigest::new))) {
            Callable<List<String>> codes = () -> {
                List<String> result = new ArrayList<>();
                for (int i = 0; i < 2000; i++) {
                    result.add(totp.generate(key, AT.plusSeconds(30L * i)));
                }
                return result;
            };
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (Future<List<String>> result : threads.invokeAll(Collections.nCopies(4, codes))) {
                    assertThat(result.get()).isEqualTo(expected);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void outlivesTheSecretItWasMadeFrom() {
        OtpSecret secret = OtpSecret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        OtpKey key = OtpKey.of(secret, OtpAlgorithm.SHA1);
        secret.destroy();
        assertThat(Hotp.ofDigits(6).generate(key, 1)).isEqualTo("287082");
        assertThat(key.algorithm()).isEqualTo(OtpAlgorithm.SHA1);
    }

    @Test
    void isOfNoUseOnceDestroyed() {
        OtpKey key = OtpKey.of(OtpSecret.generate(), OtpAlgorithm.SHA1);
        try (key) {
            assertThat(key.isDestroyed()).isFalse();
        }
        key.destroy();
        assertThat(key.isDestroyed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> Totp.of(TotpParameters.DEFAULT).generate(key, AT));
        assertThatIllegalStateException().isThrownBy(() -> Hotp.ofDigits(6).verify(key, "287082", 1, 0));
    }

    @Test
    void A25_toStringPrintsNothingOfTheSecret() {
        assertThat(OtpKey.of(OtpSecret.generate(), OtpAlgorithm.SHA256)).hasToString("OtpKey[SHA256, hidden]");
    }

    /** What a smart card or HSM provider may hand out. */
    private static final class UncloneableDigest extends MessageDigest {

        private final MessageDigest digest;

        UncloneableDigest(OtpAlgorithm algorithm) {
            super(algorithm.digestName());
            digest = CounterHmac.newDigest(algorithm);
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }
}
