package io.github.mfa4j.spring.security.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spring.security.pages.PageProblem.Kind;
import io.github.mfa4j.spring.security.pages.VerificationView.Actions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PageSafetyTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private final MfaPages pages = new DefaultMfaPages("Shop");

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<script>alert(1)</script>",
                "\"",
                "'",
                "`",
                "&",
                "&amp;",
                "<!--",
                "-->",
                "{{account}}",
                "{{{x}}}",
                " onfocus=alert(1) ",
                "</title>",
                "<img src=x onerror=alert(1)>",
                "javascript:",
                "\u202e",
                "\0",
                "{left}",
                "$&",
                "%",
                "\u2028",
                "\n",
                "👩‍👩‍👧",
                "=",
                "/");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(8))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void nothingFromOutsideBecomesMarkup(@ForAll("hostile") String text, @ForAll Kind kind) {
        boolean passes = kind == Kind.LOCKED || kind == Kind.SENDING_REFUSED;
        for (PageProblem problem :
                new PageProblem[] {new PageProblem(kind, passes ? PageSample.after(9) : null), null}) {
            for (Locale locale : List.of(Locale.ENGLISH, PageSample.SPANISH)) {
                assertThat(tags(pages.verification(named(text, problem), locale)))
                        .isEqualTo(tags(pages.verification(named("x", problem), locale)));
            }
        }
        EnrolmentView plain = PageSample.enrolment(null);
        assertThat(tags(pages.enrolment(secret(plain, text), Locale.ENGLISH)))
                .isEqualTo(tags(pages.enrolment(secret(plain, "x"), Locale.ENGLISH)));
        assertThat(tags(pages.recoveryCodes(codes(text), Locale.ENGLISH)))
                .isEqualTo(tags(pages.recoveryCodes(codes("x"), Locale.ENGLISH)));
    }

    private static VerificationView named(String text, @Nullable PageProblem problem) {
        PageFactor factor = new PageFactor.SentCode(new FactorId("mail"), Channel.MAIL, text + ".");
        return new VerificationView(
                frame(text),
                new Actions("/" + path(text), "/v" + path(text), "/r" + path(text), "/s" + path(text)),
                factor,
                CodeForm.SIX_DIGITS,
                PageSample.after(300),
                PageSample.after(60),
                List.of(factor),
                problem);
    }

    private static PageFrame frame(String text) {
        return new PageFrame(
                text,
                PageSample.NOON,
                "/c" + path(text),
                "/j" + path(text),
                "/l" + path(text),
                new CsrfField(text, text));
    }

    /** What a path may hold of it. */
    private static String path(String text) {
        return "x" + text.replaceAll("[\\p{Cc}\\\\]", "");
    }

    private static EnrolmentView secret(EnrolmentView view, String text) {
        return new EnrolmentView(
                frame(text),
                "/e" + path(text),
                SecretText.of("data:image/png;base64," + text),
                SecretText.of("otpauth://" + text),
                SecretText.of(text),
                view.form(),
                view.problem());
    }

    private static RecoveryCodesView codes(String text) {
        return new RecoveryCodesView(frame(text), List.of(SecretText.of(text)), "/g" + path(text));
    }

    /** The tags of a page with the names of their attributes, the values taken away. */
    private static List<String> tags(String html) {
        String values = html.replaceAll("\"[^\"<>]*\"", "\"\"");
        Matcher tags = TAG.matcher(values);
        return tags.results().map(MatchResult::group).toList();
    }

    @Example
    void nothingIsInlineAndNothingComesFromElsewhere() {
        for (Locale locale : List.of(Locale.ENGLISH, PageSample.SPANISH)) {
            PageSample.all()
                    .forEach((name, page) -> assertThat(page.apply(pages, locale))
                            .as(name)
                            .doesNotContain("<style", "style=", "http:", "https:", "javascript:", "src=\"//")
                            .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
                            .doesNotContainPattern("<script(?! src=\"/mfa/mfa\\.js\" defer></script>)"));
        }
        for (PageAsset asset : PageAsset.values()) {
            assertThat(new String(asset.bytes(), StandardCharsets.UTF_8))
                    .doesNotContain("http:", "https:", "@import", "url(", "innerHTML", "eval(");
        }
    }

    @Example
    void everyFormCarriesTheTokenAndNoneDoesWithoutOne() {
        PageSample.all().forEach((name, page) -> {
            String html = page.apply(pages, Locale.ENGLISH);
            assertThat(count(html, "value=\"" + PageSample.TOKEN + "\""))
                    .as(name)
                    .isPositive()
                    .isEqualTo(count(html, "<form "))
                    .isEqualTo(count(html, "method=\"post\""));
        });
        VerificationView view = PageSample.asking(PageSample.MAIL, null);
        PageFrame frame = new PageFrame("ada", PageSample.NOON, "/c", "/j", "/l", null);
        assertThat(pages.verification(
                        new VerificationView(
                                frame,
                                view.actions(),
                                view.factor(),
                                view.form(),
                                view.expiresAt(),
                                view.resendAt(),
                                view.others(),
                                null),
                        Locale.ENGLISH))
                .doesNotContain("hidden\"");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Example
    void viewsPrintNoSecretNoTokenAndNobodysName() {
        assertThat(List.of(
                        PageSample.asking(PageSample.MAIL, null).toString(),
                        PageSample.enrolment(null).toString(),
                        PageSample.recoveryCodes().toString()))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                PageSample.TOKEN, PageSample.KEY, PageSample.CODE, "ada@", "otpauth", "base64"));
    }

    @Property(tries = 200)
    void onlyPathsOfTheApplicationsOwnAreLinkedTo(@ForAll("hostile") String text) {
        for (String path :
                List.of("//" + text, "/\\" + text, "javascript:" + text, "https://evil" + text, "/\t/" + text, "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RecoveryCodesView(PageSample.frame(), List.of(SecretText.of("A")), path));
            assertThatIllegalArgumentException().isThrownBy(() -> new Actions(path, "/", "/", "/"));
            assertThatIllegalArgumentException().isThrownBy(() -> new Actions("/", path, "/", "/"));
            assertThatIllegalArgumentException().isThrownBy(() -> new Actions("/", "/", path, "/"));
            assertThatIllegalArgumentException().isThrownBy(() -> new Actions("/", "/", "/", path));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PageFrame("", PageSample.NOON, path, "/", "/", null));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PageFrame("", PageSample.NOON, "/", path, "/", null));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PageFrame("", PageSample.NOON, "/", "/", path, null));
        }
    }

    @Example
    void wrongArgumentsAreRefusedWithoutTellingASecret() {
        SecretText key = SecretText.of("KEY");
        SecretText image = SecretText.of("/qr.png");
        SecretText link = SecretText.of("otpauth://totp/x");
        for (SecretText wrong : List.of(SecretText.of("data:text/html,KEY"), SecretText.of("//KEY"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new EnrolmentView(PageSample.frame(), "/", wrong, link, key, CodeForm.SIX_DIGITS, null))
                    .withMessageContaining("qrImage")
                    .withMessageNotContaining("KEY");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnrolmentView(
                        PageSample.frame(),
                        "/",
                        image,
                        SecretText.of("javascript:KEY"),
                        key,
                        CodeForm.SIX_DIGITS,
                        null))
                .withMessageContaining("setUpLink")
                .withMessageNotContaining("KEY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageSample.enrolment(PageProblem.lockedUntil(PageSample.NOON)))
                .withMessageContaining("LOCKED");
        assertThatIllegalArgumentException().isThrownBy(() -> new PageProblem(Kind.LOCKED, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageProblem(Kind.EXPIRED, PageSample.NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeForm(0, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeForm(65, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new DefaultMfaPages(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new DefaultMfaPages("x".repeat(65)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecoveryCodesView(PageSample.frame(), List.of(), "/"));
    }
}
