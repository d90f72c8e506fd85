package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.SecretText;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A39: the default locale has no influence")
@ParameterizedClass
@ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "bn-BD-u-nu-beng", "tr-TR"})
@ResourceLock(Resources.LOCALE)
class DefaultLocaleTest {

    private final Locale before = Locale.getDefault();

    @Parameter
    String tag = "";

    @BeforeEach
    void setLocale() {
        Locale.setDefault(Locale.forLanguageTag(tag));
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({"0123456789, 6", "ABCDEFGHIJKLMNOPQRSTUVWXYZ, 10"})
    void codesAreAsciiAndReadBack(String alphabet, int length) {
        CodeFormat format = CodeFormat.of(alphabet, length);
        SecretText code = format.generate(new SecureRandom());
        assertThat(code.reveal()).matches("[0-9A-Z]{" + length + "}");
        assertThat(CodeFormat.grouped(code, 3)).matches("[0-9A-Z-]*");
        assertThat(format.parse(CodeFormat.grouped(code, 3))).hasValue(code);
    }

    @ParameterizedTest
    @CsvSource({"iiii-iiii, 11111111", "titi7777, T1T17777"})
    void lettersFoldAsInAscii(String input, String expected) {
        assertThat(CodeFormat.unambiguous().parse(input).map(SecretText::reveal))
                .hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0660\u0661\u0662\u0663\u0664\u0665", "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5"})
    void digitsOfTheLocaleAreRefused(String input) {
        assertThat(CodeFormat.digits(6).parse(input)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Ida@Istanbul.info, I***@I***.info", "+90 532 123 45 67, ***67"})
    void masksStayTheSame(String destination, String mask) {
        assertThat(DestinationMask.mask(destination)).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({"CodeFormat[6 of 0123456789]"})
    void textsStayTheSame(String text) {
        assertThat(CodeFormat.digits(6)).hasToString(text);
    }
}
