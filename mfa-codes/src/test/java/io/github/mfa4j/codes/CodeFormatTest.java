package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFormatTest {

    @Test
    void presetsHaveTheSpaceTheyPromise() {
        assertThat(CodeFormat.digits(6).space()).isEqualTo(BigInteger.valueOf(1_000_000));
        assertThat(CodeFormat.digits(6).bits()).isCloseTo(19.93, within(0.01));
        assertThat(CodeFormat.unambiguous().length()).isEqualTo(8);
        assertThat(CodeFormat.unambiguous().bits()).isEqualTo(40);
        assertThat(CodeFormat.unambiguous(16).space()).isEqualTo(BigInteger.TWO.pow(80));
    }

    @Test
    void crockfordAlphabetHasNoLookAlikes() {
        assertThat(CodeFormat.unambiguous().alphabet())
                .hasSize(32)
                .doesNotContain("I", "L", "O", "U")
                .isEqualTo("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10})
    void digitsTakesSixToTen(int length) {
        assertThat(CodeFormat.digits(length).length()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 5, 11, Integer.MAX_VALUE})
    void digitsRefusesOtherLengths(int length) {
        assertThatThrownBy(() -> CodeFormat.digits(length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length is " + length + ", allowed are 6 to 10");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65, Integer.MAX_VALUE})
    void otherFormatsRefuseLengthsOutOfRange(int length) {
        assertThatThrownBy(() -> CodeFormat.unambiguous(length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length is " + length + ", allowed are 4 to 64");
        assertThatThrownBy(() -> CodeFormat.of("ABCDEF", length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length is " + length + ", allowed are 1 to 64");
    }

    @ParameterizedTest
    @CsvSource({"0123456789, 6", "01, 20", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789, 4", "XYZ, 64"})
    void customAlphabetsWithAMillionCodesAreTaken(String alphabet, int length) {
        CodeFormat format = CodeFormat.of(alphabet, length);
        assertThat(format.alphabet()).isEqualTo(alphabet);
        assertThat(format.length()).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"0123456789, 5", "01, 19", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789, 3"})
    void fewerThanAMillionCodesAreRefused(String alphabet, int length) {
        assertThatThrownBy(() -> CodeFormat.of(alphabet, length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codes, but must give 1000000 or more");
        assertThatThrownBy(() -> CodeFormat.unambiguous(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "ABCABC", "abcdef", "ABCDEf", "ABC DEF", "ABC-DEF", "ABCDEÉ", "٠١٢٣٤٥", "ABC\n"})
    void badAlphabetsAreRefused(String alphabet) {
        assertThatThrownBy(() -> CodeFormat.of(alphabet, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed ");
    }

    @Test
    void formatsCompareByValue() {
        assertThat(CodeFormat.digits(6))
                .isEqualTo(CodeFormat.of("0123456789", 6))
                .hasSameHashCodeAs(CodeFormat.of("0123456789", 6))
                .isNotEqualTo(CodeFormat.digits(7))
                .isNotEqualTo(CodeFormat.of("ABCDEFGHIJ", 6))
                .hasToString("CodeFormat[6 of 0123456789]");
        CodeFormat noLookAlikes = CodeFormat.of("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 8);
        assertThat(noLookAlikes.parse("OOOOOOOO")).isEmpty();
        assertThat(CodeFormat.unambiguous()).isNotEqualTo(noLookAlikes);
    }
}
