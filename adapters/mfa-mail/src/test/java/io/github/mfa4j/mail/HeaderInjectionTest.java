package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.CodeMessage;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Nothing that comes from outside adds a header, a part or a receiver, wherever it stands. */
class HeaderInjectionTest {

    private static final List<String> HEADERS = List.of(
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Language",
            "Content-Type");

    /** A subject that is all an account's name, which is the most that a template can give away. */
    private static final MailTemplate OPEN =
            new MailTemplate("Hi {{account}}", "{{code}} {{account}}", "<p>{{code}} {{account}}</p>");

    private static final Letters LETTERS =
            new Letters("Shop", false, Map.of(new Letters.Key(Locale.ENGLISH, LetterKind.of(Purpose.LOGIN)), OPEN));

    private static final MimeMail MAIL =
            new MimeMail(MailAddress.parse(PostOffice.FROM).orElseThrow(), "Shop", null);

    @Property(tries = 200)
    void noAccountNameAddsAHeader(@ForAll("hostile") String name) throws Exception {
        CodeMessage message = MailSample.codeFor(name);
        Letter letter = LETTERS.write(message, MailSample.NOON);
        byte[] bytes = MAIL.write(
                letter, MailAddress.parse(MailSample.ADA).orElseThrow(), message.idempotencyKey(), MailSample.NOON);

        MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        assertThat(Collections.list(parsed.getAllHeaders()))
                .extracting(jakarta.mail.Header::getName)
                .containsExactlyElementsOf(HEADERS);
        assertThat(parsed.getAllRecipients()).extracting(Object::toString).containsExactly(MailSample.ADA);
        Parsed mail = Parsed.of(parsed);
        assertThat(mail.subject()).doesNotContain("\r", "\n").startsWith("Hi");
        assertThat(mail.html()).doesNotContain("<script").startsWith("<p>" + MailSample.CODE);
        assertThat(new String(bytes, StandardCharsets.US_ASCII).lines())
                .allMatch(line -> line.length() <= 998, "RFC 5322 section 2.1.1");
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\r\n",
                "\n",
                "\r",
                "\u0085",
                "\u2028",
                "\u0000",
                "Bcc: eve@example.com",
                "To: eve@example.com",
                "Subject: ",
                "\r\n\r\n<script>",
                "=?UTF-8?Q?=0D=0ABcc:_eve@example.com?=",
                "=?",
                "?=",
                "--=_",
                ".\r\n",
                ", eve@example.com",
                "é店\u202e",
                "\ud83d",
                "{{code}}",
                "&lt;",
                "\"",
                "x".repeat(70));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(8))
                .list()
                .ofMaxSize(6)
                .map(all -> String.join("", all));
    }

    @Test
    void onlyTheAddressGetsTheMail() {
        try (PostOffice office = new PostOffice()) {
            SmtpSender sender =
                    office.plain().template(Locale.ENGLISH, Purpose.LOGIN, OPEN).build();
            sender.send(MailSample.codeFor("ada\r\nBcc: eve@example.com\r\nTo: eve@example.com, mallory@example.com"));
            sender.send(MailSample.codeFor("\r\n.\r\nRCPT TO:<eve@example.com>\r\n"));

            assertThat(office.recipients()).containsExactly(MailSample.ADA);
            assertThat(office.door().heard().stream().filter(line -> line.startsWith("RCPT")))
                    .hasSize(2)
                    .containsOnly("RCPT TO:<" + MailSample.ADA + ">");
            assertThat(office.received()).hasSize(2).allSatisfy(mail -> {
                assertThat(mail.getHeader("Bcc")).isNull();
                assertThat(mail.getHeader("To")).containsExactly(MailSample.ADA);
            });
        }
    }

    @Test
    void whatLooksLikeAnEncodedWordIsShownAsItIs() {
        CodeMessage message = MailSample.codeFor("=?UTF-8?Q?evil?=");
        byte[] bytes = MAIL.write(
                LETTERS.write(message, MailSample.NOON),
                MailAddress.parse(MailSample.ADA).orElseThrow(),
                message.idempotencyKey(),
                MailSample.NOON);
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).contains("Subject: Hi = ?UTF-8?Q?evil?=\r\n");
    }
}
