package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idHashTest {

    private static final Argon2idHash HASH = new Argon2idHash();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 9106 section 5.3; its memory is far below our floor, so it goes around {@link Argon2Parameters}. */
    @Test
    void variantAndVersionAreThoseOfTheRfcVector() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(Argon2idHash.builder()
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /**
     * From the reference implementation, Debian package {@code argon2} 0~20171227:
     * {@code printf %s CODE | argon2 SALT -id -v 13 -t ITERATIONS -k KIB -p LANES -l 32 -r}.
     */
    @ParameterizedTest
    @CsvSource({
        "0123456789ABCDEF, 0123456789abcdef, 19456, 2, 1,"
                + " 0a923c5ce3d5b13e92f98803574a4fb9259ff0f968def8d8e6b29f0f7bd92a28",
        "ZZZZZZZZZZZZZZZZ, saltsaltsaltsalt, 12288, 3, 1,"
                + " c3aeda0e1bf53beb573df99dbdf1053a12991382294c58a00b9b31549c156ace",
        "7K3QWERTY0XCVBNM, mfa4j.codes/salt, 65536, 3, 4,"
                + " cf9662ed96317d558cfc61f37d64dce7f865a8a6c4a228591b25ab529ad95270"
    })
    void agreesWithTheReferenceImplementation(
            String code, String salt, int memoryKib, int iterations, int parallelism, String digest) {
        byte[] saltBytes = ascii(salt);
        byte[] actual =
                HASH.hash(SecretText.of(code), saltBytes, new Argon2Parameters(memoryKib, iterations, parallelism));
        assertThat(HexFormat.of().formatHex(actual)).isEqualTo(digest);
        assertThat(saltBytes).isEqualTo(ascii(salt));
    }

    @Test
    void codeAndSaltSurviveAndTheDigestRepeats() {
        SecretText code = SecretText.of("0123456789ABCDEF");
        byte[] first = HASH.hash(code, filled(16, 7), Argon2Parameters.DEFAULT);
        assertThat(code.reveal()).isEqualTo("0123456789ABCDEF");
        assertThat(HASH.hash(code, filled(16, 7), Argon2Parameters.DEFAULT)).isEqualTo(first);
        assertThat(HASH.hash(code, filled(16, 8), Argon2Parameters.DEFAULT)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17})
    void refusesASaltOfAnotherLength(int length) {
        assertThatThrownBy(() -> HASH.hash(SecretText.of("0123"), new byte[length], Argon2Parameters.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("salt has " + length + " bytes, allowed is exactly 16");
    }

    @Test
    void registersNoProvider() {
        HASH.hash(SecretText.of("0123"), filled(16, 7), Argon2Parameters.DEFAULT);
        assertThat(Security.getProvider("BC")).isNull();
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
