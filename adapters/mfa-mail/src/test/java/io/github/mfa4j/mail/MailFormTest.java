package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives, parsed back. */
class MailFormTest {

    private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)");

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    private Parsed sent(SmtpSenderBuilder builder, Message message) {
        builder.build().send(message);
        return Parsed.of(office.received().get(office.received().size() - 1));
    }

    @Test
    void itsHeadersAreThese() {
        CodeMessage message = MailSample.code();
        Parsed mail = sent(office.plain().replyTo("help@shop.example"), message);

        assertThat(mail.header("Date")).isEqualTo("Sun, 1 Mar 2026 12:00:00 +0000");
        assertThat(mail.header("From")).isEqualTo("The Shop <no-reply@shop.example>");
        assertThat(mail.header("Reply-To")).isEqualTo("The Shop <help@shop.example>");
        assertThat(mail.header("To")).isEqualTo(MailSample.ADA);
        assertThat(mail.header("Subject")).isEqualTo("Your sign-in code for Shop");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Content-Language")).isEqualTo("en");
        assertThat(mail.header("Message-ID"))
                .matches("<[a-p]{32}@shop\\.example>")
                .isEqualTo(sent(office.plain(), message).header("Message-ID"))
                .isNotEqualTo(sent(office.plain(), MailSample.code()).header("Message-ID"));
    }

    @Test
    void bothPartsSayTheSame() {
        Parsed mail = sent(office.plain(), MailSample.code());

        assertThat(mail.text().lines())
                .as("the code is a line of its own, to be taken with a double click")
                .contains(MailSample.CODE);
        assertThat(mail.html()).contains(">" + MailSample.CODE + "</span>");
        String shown = mail.html()
                .replaceAll("(?s)<style>.*?</style>|<title>.*?</title>|<[^>]+>", " ")
                .replaceAll("\\s+", " ");
        mail.text()
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("--"))
                .forEach(line -> assertThat(shown).contains(line));
    }

    @Test
    void theSentencesStandApart() {
        assertThat(sent(office.plain(), MailSample.code()).text().replace("\r\n", "\n"))
                .isEqualTo("""
                        Shop: Sign-in code

                        Type this code to finish signing in to Shop.

                        407193

                        The code works once, within 5 minutes, until 12:05 PM UTC.

                        Nobody from Shop will ask you for this code, by phone or by message. Type it only on Shop's own \
                        page or app that you opened yourself, and don't tell it to anyone.

                        Not signing in right now? Then someone else knows your password. They can't get in without this code, \
                        but change your password today.

                        Account: ada@example.com

                        --\s
                        This message was sent automatically by Shop.
                        """.stripTrailing());
    }

    @Test
    void theCodeIsInTheSubjectOnlyIfAskedFor() {
        assertThat(sent(office.plain(), MailSample.code()).subject()).doesNotContain(MailSample.CODE);
        assertThat(sent(office.plain().codeInSubject(true), MailSample.code()).subject())
                .isEqualTo(MailSample.CODE + " · Your sign-in code for Shop");
    }

    @Test
    void textOfAnyLanguageArrives() {
        Parsed mail = sent(
                office.plain().from("Niño & Söhne", PostOffice.FROM).product("Лавка «Ñ» 店"),
                MailSample.code(Purpose.STEP_UP, MailSample.SPANISH));
        assertThat(mail.subject()).isEqualTo("Tu código de confirmación para Лавка «Ñ» 店");
        assertThat(mail.text()).contains("¿No has iniciado tú esa acción?");
        assertThat(mail.headers()).allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop, \"Inc.\" <us@shop.example>",
                "ññññññññññññññññññññññññññññññññññññññññññññññññññññññññññññññññ"
            })
    void anyNameOfTheSenderArrivesAsOne(String name) throws Exception {
        office.plain().from(name, PostOffice.FROM).build().send(MailSample.code());
        assertThat(office.received().get(0).getFrom())
                .singleElement()
                .isInstanceOfSatisfying(InternetAddress.class, from -> {
                    assertThat(from.getAddress()).isEqualTo(PostOffice.FROM);
                    assertThat(from.getPersonal()).isEqualTo(name);
                });
    }

    @Test
    void whoeverReadsAnAddressToBeProvedIsNotToldTheAccount() {
        // Anybody may have it sent there, with any name: neither the name nor what it advertises is a stranger's
        // business.
        Parsed mail = sent(office.plain(), MailSample.code(Purpose.EMAIL_VERIFICATION, Locale.ENGLISH));
        assertThat(mail.text() + mail.html()).contains("7KQ2M9XD").doesNotContain("Account", MailSample.ADA);
    }

    @Test
    void nothingIsLoadedRunOrLinkedTo() {
        for (Message message :
                new Message[] {MailSample.code(), MailSample.notice(MfaEvent.Kind.LOCKED, Locale.ENGLISH)}) {
            String html = sent(office.plain(), message).html();
            assertThat(html)
                    .doesNotContainIgnoringCase("http")
                    .doesNotContain("url(", "@import", "javascript:", "src=");
            Matcher tags = TAG.matcher(html);
            assertThat(tags.results().map(tag -> tag.group(1)))
                    .isNotEmpty()
                    .isSubsetOf(
                            "html", "head", "meta", "title", "style", "body", "table", "tr", "td", "p", "h1", "div",
                            "span", "b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void noNoticeHoldsAnythingLikeACode(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (MfaEvent.Kind kind : MailSample.NOTICES) {
            Parsed mail = sent(
                    office.plain(), MailSample.notice(kind, locale, "app-20261122", "+34600123456, agent 1234567"));
            assertThat(mail.all()).doesNotContainPattern("\\d{6}");
            assertThat(mail.text()).contains("+••••••••456, agent ••••567", "app-•••••122");
        }
    }

    @Test
    void theTestMessageHoldsNothingLikeACode() {
        office.plain().build().test(MailSample.ADA);
        assertThat(Parsed.of(office.received().get(0)).all())
                .contains("Test message from Shop")
                .doesNotContainPattern("\\d{6}");
    }
}
