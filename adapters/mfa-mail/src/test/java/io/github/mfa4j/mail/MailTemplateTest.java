package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
import java.util.Locale;
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
    void haveASubjectOfOneLineHoweverTheyAreWritten() {
        MailTemplate template = new MailTemplate(
                "Hello\r\nBcc: eve@example.com\r\n\r\n<script>{{#single}}\n{{/single}}", "{{code}}", "{{code}}");
        Parsed mail = sent(Locale.ENGLISH, template, MailSample.code());
        assertThat(mail.subject()).isEqualTo("Hello Bcc: eve@example.com <script>");
        assertThat(mail.header("Bcc")).isEqualTo("none");
        assertThat(mail.text()).isEqualTo(MailSample.CODE);
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
