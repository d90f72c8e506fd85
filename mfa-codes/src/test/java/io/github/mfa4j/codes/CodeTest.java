package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTest {

    private static Code code(String text) {
        return new Code(text.getBytes(StandardCharsets.US_ASCII));
    }

    @DisplayName("A25: toString prints nothing of a code")
    @Test
    void toStringIsSilent() {
        assertThat(code("7K3Q")).hasToString("Code[hidden]");
        assertThat(code("7K3Q").toString()).isEqualTo(code("ZZZZZZZZ").toString());
    }

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
        assertThat(code(text).reveal(groupSize)).isEqualTo(shown);
        assertThat(code(text).reveal()).isEqualTo(text);
        assertThat(code(text).length()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-2147483648"})
    void refusesGroupsOfNothing(int groupSize) {
        assertThatThrownBy(() -> code("123456").reveal(groupSize))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("groupSize must be 1 or more, but is " + groupSize);
    }

    @Test
    void sameAsComparesCharactersAndEqualsDoesNot() {
        assertThat(code("123456").sameAs(code("123456"))).isTrue();
        assertThat(code("123456").sameAs(code("123457"))).isFalse();
        assertThat(code("123456").sameAs(code("023456"))).isFalse();
        assertThat(code("123456").sameAs(code("12345"))).isFalse();
        assertThat(code("123456")).isNotEqualTo(code("123456"));
    }

    @Test
    void wipingTheHandedOutArrayLeavesTheCode() {
        Code code = code("123456");
        Arrays.fill(code.ascii(), (byte) 0);
        assertThat(code.reveal()).isEqualTo("123456");
    }
}
