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
        "47103,1,1, 'memoryKib must be 47104 to 262144, but is 47103'",
        "19455,2,1, 'memoryKib must be 19456 to 262144, but is 19455'",
        "12287,3,1, 'memoryKib must be 12288 to 262144, but is 12287'",
        "12287,16,4, 'memoryKib must be 12288 to 262144, but is 12287'",
        "262145,2,1, 'memoryKib must be 19456 to 262144, but is 262145'",
        "-2147483648,2,1, 'memoryKib must be 19456 to 262144, but is -2147483648'",
        "19456,0,1, 'iterations must be 1 to 16, but is 0'",
        "19456,17,1, 'iterations must be 1 to 16, but is 17'",
        "19456,2,0, 'parallelism must be 1 to 4, but is 0'",
        "19456,2,5, 'parallelism must be 1 to 4, but is 5'"
    })
    void refusesWhatIsTooWeakOrTooMuch(int memoryKib, int iterations, int parallelism, String message) {
        assertThatThrownBy(() -> new Argon2Parameters(memoryKib, iterations, parallelism))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
