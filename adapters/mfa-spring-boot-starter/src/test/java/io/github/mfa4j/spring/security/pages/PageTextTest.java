package io.github.mfa4j.spring.security.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spring.security.pages.PageProblem.Kind;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PageTextTest {

    private static final Locale SPANISH = PageSample.SPANISH;

    private final MfaPages pages = new DefaultMfaPages("Shop");

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "es, es",
        "es-MX, es",
        "es-ES-u-nu-arab, es",
        "fr, en",
        "ar-EG-u-nu-arab, en",
        "und, en"
    })
    void theNearestLanguageIsTaken(String asked, String given) {
        Locale locale = Locale.forLanguageTag(asked);
        String lang = "<html lang=\"" + given + "\">";
        assertThat(pages.verification(PageSample.asking(PageSample.APP, null), locale))
                .contains(lang);
        assertThat(pages.enrolment(PageSample.enrolment(null), locale)).contains(lang);
        assertThat(pages.recoveryCodes(PageSample.recoveryCodes(), locale)).contains(lang);
    }

    @Test
    void languagesHaveTheSameSentencesAndNoMarkup() {
        Properties english = PageWords.load(Locale.ENGLISH);
        Properties spanish = PageWords.load(SPANISH);
        assertThat(english.stringPropertyNames())
                .hasSizeGreaterThan(60)
                .isEqualTo(spanish.stringPropertyNames())
                .allSatisfy(name -> {
                    assertThat(english.getProperty(name)).doesNotContain("<", ">", "&");
                    assertThat(spanish.getProperty(name))
                            .doesNotContain("<", ">", "&")
                            .isNotEqualTo(english.getProperty(name));
                });
    }

    @Test
    void everyPageOfOneLanguageDiffersFromTheOther() {
        PageSample.all()
                .forEach((name, page) -> assertThat(page.apply(pages, Locale.ENGLISH))
                        .as(name)
                        .doesNotContain("{{", ">false", " false")
                        .isNotEqualTo(page.apply(pages, SPANISH)));
    }

    @Test
    void everyLengthThatACodeMayHaveCanBeTyped() {
        VerificationView asking = PageSample.asking(PageSample.APP, null);
        VerificationView eight = new VerificationView(
                asking.frame(),
                asking.actions(),
                asking.factor(),
                new CodeForm(8, 6, 8, true),
                asking.expiresAt(),
                asking.resendAt(),
                asking.others(),
                null);

        assertThat(pages.verification(eight, Locale.ENGLISH))
                .contains("8 digits", "maxlength=\"32\"", "pattern=\"[ \\-]*([0-9][ \\-]*){6,8}\"");
    }

    @Test
    void whereNothingWasStartedTheUserChooses() {
        VerificationView asking = PageSample.asking(PageSample.MAIL, null);
        VerificationView choice = new VerificationView(
                asking.frame(), asking.actions(), asking.factor(), asking.form(), null, null, asking.others(), null);

        assertThat(pages.verification(choice, Locale.ENGLISH))
                .contains("Confirm that it is you", "Choose how")
                .doesNotContain("Try again", "Another way", "role=\"alert\"");
    }

    @Test
    void theFactorsAddressAndItsCodeAreNamed() {
        assertThat(pages.verification(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH))
                .contains("We sent a code by email to a***@e***.com.", "Hello, <bdi>ada@example.com</bdi>")
                .contains("inputmode=\"numeric\"", "autocomplete=\"one-time-code\"", "6 digits")
                .contains("pattern=\"[ \\-]*([0-9][ \\-]*){6}\"");
        assertThat(pages.verification(PageSample.asking(PageSample.RECOVERY, null), SPANISH))
                .contains("Escribe un código de recuperación", "16 letras y cifras", "autocomplete=\"off\"")
                .doesNotContain("inputmode", " pattern=");
    }

    @Test
    void theProblemIsInTheTitleAndTiedToTheField() {
        assertThat(pages.verification(
                        PageSample.asking(PageSample.APP, PageProblem.of(Kind.WRONG_CODE)), Locale.ENGLISH))
                .contains("<title>Wrong code – Type the code from your app – Shop</title>")
                .contains("aria-describedby=\"problem hint\" aria-invalid=\"true\"");
        assertThat(pages.verification(PageSample.asking(PageSample.APP, null), Locale.ENGLISH))
                .contains("<title>Type the code from your app – Shop</title>", "aria-describedby=\"hint\"")
                .doesNotContain("aria-invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 second, 1 segundo",
        "90, 90 seconds, 90 segundos",
        "91, 2 minutes, 2 minutos",
        "5400, 90 minutes, 90 minutos",
        "5401, 2 hours, 2 horas",
        "129600, 36 hours, 36 horas",
        "129601, 2 days, 2 días"
    })
    void theTimeLeftIsSaidInWordsAndNeverTooShort(long seconds, String english, String spanish) {
        VerificationView view = PageSample.stuck(PageSample.APP, PageProblem.lockedUntil(PageSample.after(seconds)));
        assertThat(pages.verification(view, Locale.ENGLISH))
                .contains("You can try again in " + english + " (", " UTC)");
        assertThat(pages.verification(view, SPANISH)).contains("dentro de " + spanish + " (", " UTC)");
    }

    @Test
    void aPartOfASecondIsStillWaitedFor() {
        VerificationView view = PageSample.stuck(PageSample.APP, PageProblem.lockedUntil(PageSample.NOON.plusNanos(1)));
        assertThat(pages.verification(view, Locale.ENGLISH))
                .contains("in 1 second (", "data-seconds=\"1\" data-until=\"2026-03-01T12:00:00.000000001Z\"");
    }

    @Test
    void aTimeOnAnotherDaySaysWhich() {
        assertThat(pages.verification(
                        PageSample.stuck(PageSample.APP, PageProblem.lockedUntil(PageSample.after(86_400))),
                        Locale.ENGLISH))
                .contains("in 24 hours (Mar 2, 2026");
    }

    @Test
    void aWaitThatIsOverIsNotCounted() {
        VerificationView view = PageSample.view(PageSample.MAIL, PageSample.after(300), PageSample.NOON, null);
        assertThat(pages.verification(view, Locale.ENGLISH))
                .contains("<p class=\"clock\" id=\"sending\">No code yet? You can ask for another one.</p>");
    }

    @Test
    void aQuotaHoldsBackTheNextCodeLongerThanTheInterval() {
        PageProblem refused = PageProblem.sendingRefusedUntil(PageSample.after(3000));
        assertThat(pages.verification(PageSample.asking(PageSample.SMS, refused), Locale.ENGLISH))
                .contains("You can ask for another code in 50 minutes")
                .contains("The last one we sent still works.");
        PageProblem sooner = PageProblem.sendingRefusedUntil(PageSample.after(5));
        assertThat(pages.verification(PageSample.asking(PageSample.SMS, sooner), Locale.ENGLISH))
                .contains("You can ask for another code in 45 seconds");
    }

    @Test
    void withoutAnOpenChallengeThereIsNoFieldButAWayOn() {
        VerificationView expired = PageSample.view(PageSample.MAIL, PageSample.NOON, PageSample.NOON, null);
        VerificationView locked = PageSample.stuck(PageSample.APP, PageProblem.lockedUntil(PageSample.after(60)));
        for (VerificationView view : new VerificationView[] {expired, locked}) {
            assertThat(pages.verification(view, Locale.ENGLISH))
                    .contains("<a class=\"button\" href=\"/shop/mfa\">Try again</a>", "Another way")
                    .contains("<h1>Confirm that it is you</h1>")
                    .doesNotContain("name=\"code\"", "/shop/mfa/resend");
        }
        assertThat(pages.verification(PageSample.stuck(PageSample.APP, PageProblem.of(Kind.SUSPENDED)), Locale.ENGLISH))
                .doesNotContain("Try again</a>", "name=\"code\"")
                .contains("Another way");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIMIT_REACHED", "NOT_AVAILABLE"})
    void whatDoesNotPassIsNotToBeTriedAgain(Kind kind) {
        VerificationView view = PageSample.stuck(PageSample.MAIL, PageProblem.of(kind));
        assertThat(pages.verification(view, Locale.ENGLISH))
                .contains("role=\"alert\"", "Another way")
                .doesNotContainIgnoringCase("try again");
        assertThat(pages.verification(view, SPANISH))
                .contains("role=\"alert\"", "De otra manera")
                .doesNotContain("ntentarlo");
    }

    @Test
    void theKeyIsSaidToBeShownAsLongAsItIs() {
        assertThat(pages.enrolment(PageSample.enrolment(null), Locale.ENGLISH))
                .contains("shown only until you have confirmed")
                .doesNotContain("shown only now");
    }

    @Test
    void onlyWhatIsSentCanBeSentAgain() {
        assertThat(pages.verification(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH))
                .contains("action=\"/shop/mfa/resend\"");
        assertThat(pages.verification(PageSample.asking(PageSample.APP, null), Locale.ENGLISH))
                .doesNotContain("/shop/mfa/resend");
    }

    @Test
    void keysAndCodesAreGroupedForTheEye() {
        assertThat(pages.enrolment(PageSample.enrolment(null), Locale.ENGLISH))
                .contains("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", "href=\"otpauth://totp/");
        assertThat(pages.recoveryCodes(PageSample.recoveryCodes(), Locale.ENGLISH))
                .contains("<code>7KQ2-M9XD-V3RT-B5NC</code>", "href=\"/shop/mfa/continue\"");
    }

    @Test
    void assetsAreTextOfTheirKindAndNobodyElseChangesThem() {
        assertThat(PageAsset.STYLE.fileName()).isEqualTo("mfa.css");
        assertThat(PageAsset.STYLE.contentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(PageAsset.SCRIPT.fileName()).isEqualTo("mfa.js");
        assertThat(PageAsset.SCRIPT.contentType()).isEqualTo("text/javascript;charset=UTF-8");
        byte[] bytes = PageAsset.SCRIPT.bytes();
        bytes[0] = 0;
        assertThat(PageAsset.SCRIPT.bytes()).isNotEqualTo(bytes).hasSameSizeAs(bytes);
    }
}
