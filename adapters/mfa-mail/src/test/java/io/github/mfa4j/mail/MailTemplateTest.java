package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application's own words. */
class MailTemplateTest {

    private static final MailTemplate FRENCH = new MailTemplate(
            "Code pour {{product}}", "Votre code : {{code}}, {{minutes}} min", "<b>{{code}}</b>{{account}}");

    private static SmtpSenderBuilder builder() {
        return SmtpSender.builder()
                .host("localhost")
                .from("Shop", PostOffice.FROM)
                .product("Shop");
    }

    private static Parsed sent(Locale locale, MailTemplate template, Message message) {
        try (PostOffice office = new PostOffice()) {
            office.plain()
                    .template(locale, Purpose.LOGIN, template)
                    .template(
                            locale,
                            MfaEvent.Kind.LOCKED,
                            new MailTemplate("{{kind}}", "{{factor}} {{factorId}} {{when}}", "<p lang={{lang}}>"))
                    .build()
                    .send(message);
            return Parsed.of(office.received().get(0));
        }
    }

    @Test
    void areUsedForTheirLanguageAndPurpose() {
        Locale canada = Locale.CANADA_FRENCH;
        assertThat(sent(Locale.FRENCH, FRENCH, MailSample.code(Purpose.LOGIN, canada))
                        .text())
                .isEqualTo("Votre code : 407193, 5 min");
        assertThat(sent(Locale.FRENCH, FRENCH, MailSample.code(Purpose.STEP_UP, canada))
                        .subject())
                .as("another purpose")
                .isEqualTo("Your confirmation code for Shop");
        assertThat(sent(canada, FRENCH, MailSample.code(Purpose.LOGIN, Locale.FRENCH))
                        .subject())
                .as("another region")
                .isEqualTo("Your sign-in code for Shop");
        assertThat(sent(Locale.ENGLISH, FRENCH, MailSample.code(Purpose.LOGIN, MailSample.SPANISH))
                        .subject())
                .as("another language that has words")
                .isEqualTo("Tu código para entrar en Shop");
    }

    @Test
    void areUsedForNotices() {
        Parsed notice = sent(Locale.FRENCH, FRENCH, MailSample.notice(MfaEvent.Kind.LOCKED, Locale.FRENCH));
        assertThat(notice.subject()).isEqualTo("LOCKED");
        assertThat(notice.text())
                .startsWith("Authenticator app totp 1 mars 2026")
                .endsWith("12:00 UTC");
        assertThat(notice.html()).isEqualTo("<p lang=fr>");
    }

    @Test
    void areEscapedInHtmlAndNotInText() {
        MailTemplate both = new MailTemplate("x", "{{code}} {{account}}", "{{code}} {{account}}");
        try (PostOffice office = new PostOffice()) {
            office.plain()
                    .template(Locale.ENGLISH, Purpose.LOGIN, both)
                    .build()
                    .send(MailSample.codeFor("<b onclick='x'>&\""));
            Parsed mail = Parsed.of(office.received().get(0));
            assertThat(mail.text()).endsWith("<b onclick='x'>&\"");
            assertThat(mail.html()).doesNotContain("<b", "'", "\"").contains("&lt;b onclick");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s             | {{code}}        | {{code}} {{name}}  | html: No method or field with name 'name'
            s             | {{code}} {{>x}} | {{code}}           | text: there is no piece named 'x'
            s             | {{code}} {{#y}} | {{code}}           | text: Section missing close tag
            s             | {{code}} {{#y}}{{/y}} | {{code}}     | text: No method or field with name 'y'
            {{code}}      | {{code}}        | {{code}}           | subject: No method or field with name 'code'
            {{product     | {{code}}        | {{code}}           | subject: has a {{ without its }}
            s             | no code         | {{code}}           | text: must show {{code}}
            s             | {{code}}        | no code            | html: must show {{code}}
            s             | {{^single}}{{code}}{{/single}} | {{code}} | text: must show {{code}}
            s             | {{#single}}{{code}}{{/single}} | {{code}} | text: must show {{code}}
            s             | {{code}}        | {{#account}}{{code}}{{/account}} | html: must show {{code}}
            s             | {{code}} {{^account}}{{x}}{{/account}} | {{code}} | text: No method or field with name 'x'
            s             | {{code}} {{}}   | {{code}}           | text: has a tag that cannot be read
            s             | {{code}}        | {{code}} {{{account}}} | html: must not have {{{
            s             | {{code}}        | {{code}} {{& account}} | html: must not have {{{
            s             | {{code}}        | {{code}} {{ &account}} | html: must not have {{{
            s             | {{code}}        | {{code}} {{=<% %>=}}<%&account%> | html: must not have {{{
            s             | {{when}}{{code}}| {{code}}           | text: No method or field with name 'when'
            """)
    void ofACodeThatCannotBeFilledInAreRefused(String subject, String text, String html, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder()
                        .template(Locale.FRENCH, Purpose.LOGIN, new MailTemplate(subject, text, html))
                        .build())
                .withMessageContaining("template for code LOGIN in fr, " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s             | {{code}}        | h                  | text: No method or field with name 'code'
            s             | {{^factor}}{{x}}{{/factor}} | h          | text: No method or field with name 'x'
            s             | {{#account}}{{x}}{{/account}} | h        | text: No method or field with name 'x'
            since 202611  | t               | h                  | subject: must not hold six digits in a row
            s             | call 0034600    | h                  | text: must not hold six digits in a row
            s             | t               | color: #111418     | html: must not hold six digits in a row
            """)
    void ofANoticeThatLooksLikeACodeAreRefused(String subject, String text, String html, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder()
                        .template(Locale.FRENCH, MfaEvent.Kind.LOCKED, new MailTemplate(subject, text, html))
                        .build())
                .withMessageContaining("template for notice LOCKED in fr, " + why);
    }

    @Test
    void seeTheirOwnPurpose() {
        MailTemplate own = new MailTemplate("{{purpose}}", "{{code}} {{purpose}}", "{{code}}");
        assertThat(sent(Locale.ENGLISH, own, MailSample.code()).subject()).isEqualTo("LOGIN");
    }

    @Test
    void thatCannotBeFilledInForSomebodyAreAFailureThatNamesThem() {
        MailTemplate odd = new MailTemplate("s", "{{code}} {{account.translateEscapes}}", "{{code}}");
        SmtpSender sender = builder()
                .clock(InstantSource.fixed(MailSample.NOON))
                .template(Locale.ENGLISH, Purpose.LOGIN, odd)
                .build();
        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> sender.send(MailSample.codeFor("ada\\q")))
                .withMessageStartingWith("the mail was not sent: template for code LOGIN in en, text: ")
                .withMessageNotContaining("ada")
                .withNoCause()
                .satisfies(e -> assertThat(e.certainlyNotAccepted()).isTrue())
                .satisfies(e -> assertThat(e.retryable()).isFalse());
    }

    @Test
    void ofANoticeDoNotLetDigitsMeet() {
        Letters letters = new Letters(
                "Shop 1",
                false,
                Map.of(
                        new Letters.Key(Locale.ENGLISH, LetterKind.of(MfaEvent.Kind.LOCKED)),
                        new MailTemplate(
                                "{{product}}{{account}}", "{{product}}{{account}}", "{{product}}{{account}}")));
        Letter letter =
                letters.write(MailSample.notice(MfaEvent.Kind.LOCKED, Locale.ENGLISH, "a", "23456"), MailSample.NOON);
        assertThat(List.of(letter.subject(), letter.text(), letter.html())).containsOnly("Shop •••456");
    }

    @Test
    void haveASubjectOfOneLineHoweverTheyAreWritten() {
        MailTemplate template = new MailTemplate(
                "Hello\r\nBcc: eve@example.com\r\n\r\n<script>{{#single}}\n{{/single}}", "{{code}}", "{{code}}");
        Parsed mail = sent(Locale.ENGLISH, template, MailSample.code());
        assertThat(mail.subject()).isEqualTo("Hello Bcc: eve@example.com <script>");
        assertThat(mail.header("Bcc")).isEqualTo("none");
        assertThat(mail.text()).isEqualTo(MailSample.CODE);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without a checker can do
    void withoutAPartAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder()
                        .template(Locale.FRENCH, Purpose.LOGIN, new MailTemplate("s", "{{code}}", null))
                        .build())
                .withMessage("template for code LOGIN in fr, html: is missing");
    }

    @Test
    void ofNoLanguageAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        builder().template(Locale.ROOT, Purpose.LOGIN, FRENCH).build())
                .withMessage("template for code LOGIN: locale is \"\", allowed is one with a language");
    }

    @Test
    void mayShowTheCodeInTheSubjectWhenThatIsAllowed() {
        MailTemplate template = new MailTemplate("{{code}}!", "{{code}}", "{{code}}");
        assertThat(builder()
                        .codeInSubject(true)
                        .template(Locale.FRENCH, Purpose.LOGIN, template)
                        .build())
                .isNotNull();
    }
}
