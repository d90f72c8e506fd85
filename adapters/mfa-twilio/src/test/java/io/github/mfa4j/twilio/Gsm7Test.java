package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of 3GPP TS 23.038, as far as they can be told without copying them. */
class Gsm7Test {

    @Test
    void theTablesHaveAsManyCharactersAsTheStandard() {
        // Sections 6.2.1 (128 places, one of them the escape) and 6.2.1.1 (page break and nine characters).
        assertThat(countOf(1)).isEqualTo(127);
        assertThat(countOf(2)).isEqualTo(10);
    }

    private static long countOf(int septets) {
        return IntStream.rangeClosed(0, Character.MAX_VALUE)
                .filter(character -> Gsm7.septets((char) character) == septets)
                .count();
    }

    @Test
    void asciiHasTwoSeptetsWhereItIsExtendedAndNoBacktick() {
        assertThat(IntStream.rangeClosed(' ', '~')
                        .filter(character -> Gsm7.septets((char) character) != 1)
                        .mapToObj(character -> (char) character + "=" + Gsm7.septets((char) character)))
                .containsExactly("[=2", "\\=2", "]=2", "^=2", "`=0", "{=2", "|=2", "}=2", "~=2");
    }

    @ParameterizedTest
    @ValueSource(chars = {'é', 'ñ', 'Ñ', '¿', '¡', 'ü', 'Ü', 'à', 'è', 'ì', 'ò', 'ù', 'Ç', '@', '£', 'Ω', '\n'})
    void spanishAndSomeOthersHaveOneSeptet(char character) {
        assertThat(Gsm7.septets(character)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(chars = {'á', 'í', 'ó', 'ú', 'Á', 'ç', '’', '“', '–', '\t', '\u00A0', '\u0000', '\u001B', '\uD83D'})
    void theseAreNotInTheAlphabet(char character) {
        assertThat(Gsm7.septets(character)).isZero();
    }

    @Test
    void aTextTakesTheSumOfItsCharacters() {
        assertThat(Gsm7.septets("5 € [ñ]")).isEqualTo(10);
        assertThat(Gsm7.septets("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(chars = {'\n', '\r', '\f', '\t', 'á', '\u0000'})
    void theseCannotStandInALine(char character) {
        assertThat(Gsm7.isPrintable(character)).isFalse();
    }
}
