package io.github.mfa4j.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** One cipher for many uses: no use may show in the next. */
final class AesGcmTest {

    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    private static final byte[] BINDING = "user".getBytes(UTF_8);

    private final AesGcm aesGcm = new AesGcm();

    /** Test case 16 of McGrew and Viega, The Galois/Counter Mode of Operation, appendix B. */
    @Test
    void opensThePublishedVector() {
        SecretKey key = key("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] sealed = hex("cafebabefacedbaddecaf888"
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");

        assertThat(aesGcm.open(key, sealed, 0, hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")))
                .contains(hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
    }

    @Property
    void opensWhatItSealedWhereverItBegins(
            @ForAll byte[] plaintext, @ForAll byte[] binding, @ForAll @Size(max = 40) byte[] before) {
        byte[] sealed = aesGcm.seal(KEY, plaintext, binding);
        byte[] bytes = Arrays.copyOf(before, before.length + sealed.length);
        System.arraycopy(sealed, 0, bytes, before.length, sealed.length);

        assertThat(sealed).hasSize(plaintext.length + AesGcm.OVERHEAD);
        assertThat(aesGcm.open(KEY, bytes, before.length, binding)).contains(plaintext);
    }

    @Property(tries = 200)
    void aRefusalLeavesNothingBehind(@ForAll @IntRange(max = 8 * (5 + AesGcm.OVERHEAD) - 1) int bit) {
        byte[] sealed = aesGcm.seal(KEY, "right".getBytes(UTF_8), BINDING);
        byte[] altered = sealed.clone();
        altered[bit / 8] ^= (byte) (1 << bit % 8);

        assertThat(aesGcm.open(KEY, altered, 0, BINDING)).isEmpty();
        assertThat(aesGcm.open(KEY, sealed, 0, BINDING)).contains("right".getBytes(UTF_8));
        assertThat(aesGcm.open(KEY, sealed, 0, "other".getBytes(UTF_8))).isEmpty();
        assertThat(aesGcm.open(key("01".repeat(32)), sealed, 0, BINDING)).isEmpty();
        assertThat(aesGcm.open(KEY, sealed, 0, BINDING)).contains("right".getBytes(UTF_8));
    }

    @Test
    void everyCutIsRefused() {
        byte[] sealed = aesGcm.seal(KEY, new byte[0], BINDING);
        for (int length = 0; length < sealed.length; length++) {
            assertThat(aesGcm.open(KEY, Arrays.copyOf(sealed, length), 0, BINDING))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void noNonceComesTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            nonces.add(HexFormat.of().formatHex(aesGcm.seal(KEY, new byte[0], BINDING), 0, 12));
        }
        assertThat(nonces).hasSize(10_000);
    }

    @Test
    void threadsAndKeysDoNotMix() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                SecretKey own = key(("0" + thread).repeat(32));
                byte[] plaintext = new byte[100 + thread];
                Arrays.fill(plaintext, (byte) thread);
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        byte[] sealed = aesGcm.seal(own, plaintext, BINDING);
                        assertThat(aesGcm.open(own, sealed, 0, BINDING)).contains(plaintext);
                        assertThat(aesGcm.open(KEY, sealed, 0, BINDING).isPresent())
                                .isEqualTo(plaintext[0] == 0);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static SecretKey key(String hex) {
        return new SecretKeySpec(hex(hex), "AES");
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
