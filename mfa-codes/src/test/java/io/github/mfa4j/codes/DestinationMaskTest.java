package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationMaskTest {

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, a***@e***.com",
        "ann@abc.museum, a***@a***.museum",
        "ab@cd.de, ***@***.de",
        "a@b.co, ***@***.co",
        "Anna@Example.COM, A***@E***.COM",
        "anna@mail.example.co.uk, a***@m***.uk",
        "root@localhost, r***@l***",
        "4711@example.org, 4***@e***.org",
        "'\"anna smith\"@example.org', ***@e***.org",
        "a@b@example.org, a***@e***.org",
        "anna@[192.168.10.20], a***@***",
        "anna@example.verysecret, a***@e***",
        "anna@example.xn--p1ai, a***@e***",
        "änna@exämple.com, ***@e***.com",
        "анна@пример.рф, ***@***"
    })
    void masksMail(String address, String mask) {
        assertThat(DestinationMask.mask(address)).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({
        "+491701234567, ***67",
        "+49 (170) 123-45.67, ***67",
        "0170/1234567, ***67",
        "123456, ***56",
        "12345, ***",
        "1, ***",
        "49+170123456, ***",
        "+49170123456x7, ***",
        "+٤٩١٧٠١٢٣٤٥٦٧, ***"
    })
    void masksPhoneNumbers(String number, String mask) {
        assertThat(DestinationMask.mask(number)).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "@", "@@", "@example.com", "anna@", "device-token-abcdef", "'\r\n'", "😀😀😀"})
    void hidesAnythingElse(String destination) {
        String mask = DestinationMask.mask(destination);
        assertThat(mask).isIn("***", "***@***");
    }

    @Test
    void hidesNullAndWhatIsTooLong() {
        assertThat(DestinationMask.mask(null)).isEqualTo("***");
        assertThat(DestinationMask.mask("a".repeat(308) + "@example.com")).isEqualTo("a***@e***.com");
        assertThat(DestinationMask.mask("a".repeat(309) + "@example.com")).isEqualTo("***");
        assertThat(DestinationMask.mask("1".repeat(10_000_000))).isEqualTo("***");
    }

    @Property
    void anythingGetsOneOfTheShapes(@ForAll String destination) {
        assertThat(DestinationMask.mask(destination)).matches(SHAPE);
    }

    @Property
    void nearMissesGetOneOfTheShapesAndShowAThirdAtMost(@ForAll("addressLike") String destination) {
        String mask = DestinationMask.mask(destination);
        assertThat(mask).matches(SHAPE);
        int at = destination.lastIndexOf('@');
        int dot = destination.lastIndexOf('.');
        if (mask.contains("@")) {
            int name = dot > at ? dot - at - 1 : destination.length() - at - 1;
            assertThat(shown(mask.substring(0, mask.indexOf('@')))).isLessThanOrEqualTo(at / 3);
            assertThat(shown(mask.substring(mask.indexOf('@')).split("\\.", -1)[0]))
                    .isLessThanOrEqualTo(name / 3);
        } else {
            assertThat(shown(mask))
                    .isLessThanOrEqualTo(
                            (int) destination.chars().filter(Character::isDigit).count() / 3);
        }
    }

    private static final String SHAPE =
            "\\*\\*\\*([0-9]{2})?|[0-9A-Za-z]?\\*\\*\\*@[0-9A-Za-z]?\\*\\*\\*(\\.[A-Za-z]{2,6})?";

    private static long shown(String mask) {
        return mask.chars().filter(c -> c != '*' && c != '@').count();
    }

    @Provide
    Arbitrary<String> addressLike() {
        return Arbitraries.strings()
                .withChars("abZ019@@..+- ()/\u00e4\u0661\r\n")
                .ofMaxLength(16);
    }
}
