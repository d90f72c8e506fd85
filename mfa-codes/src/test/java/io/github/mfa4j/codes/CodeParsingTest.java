package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.SecretText;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeParsingTest {

    private static final CodeFormat SIX_DIGITS = CodeFormat.digits(6);
    private static final CodeFormat CROCKFORD = CodeFormat.unambiguous();
    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @ValueSource(strings = {"026920", " 026920 ", "026-920", "0 2 6 9 2 0", "--026920--", "   026  -  920   "})
    void spacesAndDashesAreDropped(String input) {
        assertThat(read(SIX_DIGITS, input)).hasValue("026920");
    }

    @ParameterizedTest
    @CsvSource({"abcd-efgh, ABCDEFGH", "OoIiLl-00, 00111100", "zZyYxXwW, ZZYYXXWW"})
    void crockfordFoldsCaseAndLookAlikes(String input, String expected) {
        assertThat(read(CROCKFORD, input)).hasValue(expected);
    }

    @Test
    void customLettersFoldCaseButNotLookAlikes() {
        CodeFormat format = CodeFormat.of("ABCDEILO", 8);
        assertThat(read(format, "abcdeilo")).hasValue("ABCDEILO");
        assertThat(read(format, "abcde1l0")).isEmpty();
    }

    @DisplayName("A38: hostile input is refused without an exception")
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "------",
                "26920",
                "0269200",
                "+26920",
                "-26920",
                "+026920",
                "02692O",
                "0x6920",
                "0269.0",
                "026920\n",
                "026920\r\n",
                "\t026920",
                "026\u0000920",
                "026920\u0007",
                "026\u001b[31m920",
                "\u0660\u0662\u0666\u0669\u0662\u0660",
                "\u06f0\u06f2\u06f6\u06f9\u06f2\u06f0",
                "\u09e6\u09e8\u09ec\u09ef\u09e8\u09e6",
                "\uff10\uff12\uff16\uff19\uff12\uff10",
                "02692\u0660",
                "026\u00a0920",
                "026\u2013920",
                "026\u202e920",
                "\ud835\udfce\ud835\udfd0\ud835\udfd4",
                "\ud835\ud835\ud835\ud835\ud835\ud835",
                "026920                   "
            })
    void refusesHostileDigits(String input) {
        assertThat(SIX_DIGITS.parse(input)).isEmpty();
    }

    @DisplayName("A38: letters outside ASCII do not fold into the alphabet")
    @ParameterizedTest
    @ValueSource(
            strings = {"\u212aKKKKKKK", "\u017fSSSSSSS", "\u0131IIIIIII", "\u0130IIIIIII", "\uff21AAAAAAA", "UUUUUUUU"})
    void refusesUnicodeLetters(String input) {
        assertThat(CROCKFORD.parse(input)).isEmpty();
    }

    @DisplayName("A38: input past the bound is not looked at")
    @Test
    void refusesHugeInput() {
        assertThat(SIX_DIGITS.parse("1".repeat(10_000_000))).isEmpty();
        assertThat(SIX_DIGITS.parse(" ".repeat(10_000_000))).isEmpty();
        assertThat(SIX_DIGITS.parse("026920" + " ".repeat(18))).isPresent();
        assertThat(SIX_DIGITS.parse("026920" + " ".repeat(19))).isEmpty();
    }

    @Property
    @Label("A38: only ASCII of the alphabet, exactly as long as a code, is ever read, and nothing throws")
    void anyTextReadsAsACodeOrNot(@ForAll String input, @ForAll("formats") CodeFormat format) {
        Optional<SecretText> code = format.parse(input);
        String stripped = input.replace(" ", "").replace("-", "");
        code.ifPresent(read -> {
            assertThat(stripped).hasSize(format.length()).matches("[0-9A-Za-z]*");
            assertThat(read.reveal().chars().allMatch(c -> format.alphabet().indexOf(c) >= 0))
                    .isTrue();
        });
        if (stripped.length() != format.length() || !stripped.chars().allMatch(c -> c < 128)) {
            assertThat(code).isEmpty();
        }
    }

    @Property(tries = 500)
    void whatWasGeneratedIsReadBackInAnyGroupingAndCase(
            @ForAll("formats") CodeFormat format, @ForAll("groups") int group, @ForAll boolean lower) {
        SecretText code = format.generate(RANDOM);
        String shown = CodeFormat.grouped(code, group);
        String typed = lower ? shown.toLowerCase(Locale.ROOT) : shown;

        assertThat(format.parse(typed)).hasValue(code);
        assertThat(format.parse(typed + code.reveal().charAt(0))).isEmpty();
        assertThat(format.parse(code.reveal().substring(1))).isEmpty();
    }

    @Property
    @Label("near misses are read as a plain model says: strip, match, fold")
    void nearMissesFollowTheModel(@ForAll("nearMisses") String input) {
        String stripped = input.replaceAll("[ -]", "");
        assertThat(read(SIX_DIGITS, input))
                .isEqualTo(stripped.matches("[0-9]{6}") ? Optional.of(stripped) : Optional.empty());
        String folded = stripped.toUpperCase(Locale.ROOT).replace('O', '0').replaceAll("[IL]", "1");
        assertThat(read(CROCKFORD, input))
                .isEqualTo(stripped.matches("[0-9A-TV-Za-tv-z]{8}") ? Optional.of(folded) : Optional.empty());
    }

    @Provide
    Arbitrary<String> nearMisses() {
        Arbitrary<String> digits =
                Arbitraries.strings().withChars("0123456789 -").ofMinLength(5).ofMaxLength(9);
        Arbitrary<String> letters = Arbitraries.strings()
                .withChars("019AZKoOiIlLkz -")
                .ofMinLength(7)
                .ofMaxLength(11);
        Arbitrary<String> spoilt = Arbitraries.strings()
                .withChars("0123aAuU\u0660\u212a\u0131\uff10+\n\u0000")
                .ofMinLength(6)
                .ofMaxLength(8);
        return Arbitraries.oneOf(digits, letters, spoilt);
    }

    @Provide
    Arbitrary<CodeFormat> formats() {
        Arbitrary<CodeFormat> custom = Combinators.combine(
                        Arbitraries.strings()
                                .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                                .uniqueChars()
                                .ofMinLength(2)
                                .ofMaxLength(36),
                        Arbitraries.integers().between(20, 64))
                .as(CodeFormat::of);
        return Arbitraries.oneOf(
                Arbitraries.integers().between(6, 10).map(CodeFormat::digits),
                Arbitraries.integers().between(4, 64).map(CodeFormat::unambiguous),
                custom);
    }

    @Provide
    Arbitrary<Integer> groups() {
        return Arbitraries.integers().between(1, 65);
    }

    private static Optional<String> read(CodeFormat format, String input) {
        return format.parse(input).map(SecretText::reveal);
    }
}
