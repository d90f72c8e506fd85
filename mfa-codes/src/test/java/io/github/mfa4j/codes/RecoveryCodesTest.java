package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.SecretText;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodesTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void aSetIsTenDifferentCodesOfEightyBits() {
        List<SecretText> codes = RecoveryCodes.generate(RecoveryCodes.DEFAULT_COUNT, RANDOM);
        assertThat(codes).hasSize(10).allSatisfy(code -> {
            assertThat(CodeFormat.grouped(code, 4)).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
            assertThat(RecoveryCodes.FORMAT.parse(CodeFormat.grouped(code, 4))).isPresent();
        });
        assertThat(codes.stream().map(SecretText::reveal)).doesNotHaveDuplicates();
        assertThat(RecoveryCodes.FORMAT.bits()).isEqualTo(80);
    }

    @Test
    void aRepeatedDrawIsDrawnAgain() {
        SecureRandom eachCodeTwice = new SecureRandom() {
            private int draws;

            @Override
            public int nextInt(int bound) {
                return draws++ / (2 * RecoveryCodes.FORMAT.length()) % bound;
            }
        };
        assertThat(RecoveryCodes.generate(3, eachCodeTwice).stream().map(SecretText::reveal))
                .containsExactly("0".repeat(16), "1".repeat(16), "2".repeat(16));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 33, Integer.MAX_VALUE})
    void refusesCountsOutOfRange(int count) {
        assertThatThrownBy(() -> RecoveryCodes.generate(count, RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count is " + count + ", allowed are 1 to 32");
    }

    @Test
    void saltsAreSixteenRandomBytes() {
        byte[] salt = Salt.draw(RANDOM).bytes();
        assertThat(salt).hasSize(16).isNotEqualTo(Salt.draw(RANDOM).bytes());
        assertThat(Arrays.equals(salt, new byte[16])).isFalse();
        assertThat(new Salt(1, 0x0203).bytes())
                .startsWith(0, 0, 0, 0, 0, 0, 0, 1, 0)
                .endsWith(2, 3);
    }
}
