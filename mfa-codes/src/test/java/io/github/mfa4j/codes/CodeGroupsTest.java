package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.SecretText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeGroupsTest {

    @ParameterizedTest
    @CsvSource({
        "ABCDEFGH, 4, ABCD-EFGH",
        "123456, 3, 123-456",
        "1234567, 3, 123-456-7",
        "123456, 1, 1-2-3-4-5-6",
        "123456, 6, 123456",
        "123456, 2147483647, 123456",
        "0123456789ABCDEF, 4, 0123-4567-89AB-CDEF"
    })
    void groupsForReading(String text, int groupSize, String shown) {
        assertThat(CodeFormat.grouped(SecretText.of(text), groupSize)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-2147483648"})
    void refusesGroupsOfNothing(int groupSize) {
        assertThatThrownBy(() -> CodeFormat.grouped(SecretText.of("123456"), groupSize))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("groupSize is " + groupSize + ", allowed are 1 and more");
    }
}
