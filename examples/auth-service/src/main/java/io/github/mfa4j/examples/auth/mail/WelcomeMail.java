package io.github.mfa4j.examples.auth.mail;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.mail.MailTemplate;
import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.NoticeMessage;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The mail after registration. Nobody has proved the address yet, so it holds nothing that was typed with it: no name, which could be
 * a stranger's advertisement. The library sends codes and notices, and has no third kind for words of an application, so this
 * passes for the notice that the address is a factor from now on.
 */
@Component
public class WelcomeMail {

    static final MfaEvent.Kind KIND = MfaEvent.Kind.FACTOR_ADDED;

    static final Map<Locale, MailTemplate> TEMPLATES = Map.of(
            Locale.ENGLISH,
            template(
                    "Welcome to {{product}}",
                    "Your account is ready. Each time you log in, we send a code to this address. Nobody from"
                            + " {{product}} will ever ask you for it.",
                    "If you did not register, you can ignore this mail: without a code from this mailbox nobody can log"
                            + " in."),
            Locale.forLanguageTag("es"),
            template(
                    "Te damos la bienvenida a {{product}}",
                    "Tu cuenta está lista. Cada vez que inicies sesión enviaremos un código a esta dirección. Nadie de"
                            + " {{product}} te lo pedirá nunca.",
                    "Si no te registraste, puedes ignorar este mensaje: sin un código de este buzón nadie puede iniciar"
                            + " sesión."));

    private static final Logger LOG = LoggerFactory.getLogger(WelcomeMail.class);

    private final SmtpSender sender;
    private final Clock clock;

    WelcomeMail(@Qualifier("welcomeSender") SmtpSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Sends it. A failure is logged and changes nothing: the user is registered.
     *
     * @param user the new user
     */
    public void send(User user) {
        MfaEvent event = new MfaEvent(KIND, clock.instant(), UserId.of(user.id()), new FactorId("mail"), null);
        try {
            sender.send(new NoticeMessage(
                    UUID.randomUUID(), Channel.MAIL, user.email().value(), event, user.locale(), ""));
        } catch (DeliveryException e) {
            LOG.warn("no welcome mail for user {}: {}", user.id(), e.getMessage());
        }
    }

    private static MailTemplate template(String subject, String words, String unexpected) {
        String html = """
                <!DOCTYPE html>
                <html lang="{{lang}}">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>SUBJECT</title>
                </head>
                <body style="margin: 0; padding: 24px; font-family: system-ui, Arial, sans-serif; line-height: 1.5">
                <main style="max-width: 520px; margin: 0 auto">
                <h1 style="font-size: 22px">SUBJECT</h1>
                <p>WORDS</p>
                <p>UNEXPECTED</p>
                </main>
                </body>
                </html>
                """;
        return new MailTemplate(
                subject,
                words + "\n\n" + unexpected + "\n",
                html.replace("SUBJECT", subject).replace("WORDS", words).replace("UNEXPECTED", unexpected));
    }
}
