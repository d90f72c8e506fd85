package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2ParametersTest {

    @Test
    void defaultIsNineteenMebibytesTwiceOverOneLane() {
        assertThat(Argon2Parameters.DEFAULT).isEqualTo(new Argon2Parameters(19 * 1024, 2, 1));
    }

    @ParameterizedTest
    @CsvSource({"47104,1,1", "19456,2,1", "12288,3,1", "12288,16,4", "65536,3,4", "262144,1,1"})
    void takesTheFloorTheCeilingAndWhatLiesBetween(int memoryKib, int iterations, int parallelism) {
        Argon2Parameters parameters = new Argon2Parameters(memoryKib, iterations, parallelism);
        assertThat(parameters.memoryKib()).isEqualTo(memoryKib);
        assertThat(parameters.iterations()).isEqualTo(iterations);
        assertThat(parameters.parallelism()).isEqualTo(parallelism);
    }

    @ParameterizedTest
    @CsvSource({
        "47103,1,1, 'memoryKib is 47103, allowed are 47104 to 262144'",
        "19455,2,1, 'memoryKib is 19455, allowed are 19456 to 262144'",
        "12287,3,1, 'memoryKib is 12287, allowed are 12288 to 262144'",
        "12287,16,4, 'memoryKib is 12287, allowed are 12288 to 262144'",
        "262145,2,1, 'memoryKib is 262145, allowed are 19456 to 262144'",
        "-2147483648,2,1, 'memoryKib is -2147483648, allowed are 19456 to 262144'",
        "19456,0,1, 'iterations is 0, allowed are 1 to 16'",
        "19456,17,1, 'iterations is 17, allowed are 1 to 16'",
        "19456,2,0, 'parallelism is 0, allowed are 1 to 4'",
        "19456,2,5, 'parallelism is 5, allowed are 1 to 4'"
    })
    void refusesWhatIsTooWeakOrTooMuch(int memoryKib, int iterations, int parallelism, String message) {
        assertThatThrownBy(() -> new Argon2Parameters(memoryKib, iterations, parallelism))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
