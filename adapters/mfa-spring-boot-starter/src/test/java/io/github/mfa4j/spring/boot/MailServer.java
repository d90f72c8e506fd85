package io.github.mfa4j.spring.boot;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server on loopback, and what came in. */
final class MailServer implements AutoCloseable {

    static final String USER = "shop";
    static final String PASSWORD = "open sesame";

    private static final long ARRIVAL_MILLIS = 10_000;
    private static final Pattern CODE = Pattern.compile("(?m)^([0-9A-Z]{3,4} ?[0-9A-Z]{3,4})$");

    private final GreenMail server;

    private MailServer(String protocol) {
        server = new GreenMail(new ServerSetup(0, "localhost", protocol));
        server.start();
        server.setUser("no-reply@shop.example", USER, PASSWORD);
    }

    static MailServer inClear() {
        return new MailServer("smtp");
    }

    /** With the certificate that the system properties of GreenMail name. */
    static MailServer overTls() {
        return new MailServer("smtps");
    }

    /** What an application sets to use it. */
    String[] properties() {
        boolean tls = server.getSmtp() == null;
        int port = (tls ? server.getSmtps() : server.getSmtp()).getPort();
        return new String[] {
            "spring.mail.host=localhost",
            "spring.mail.port=" + port,
            tls ? "spring.mail.ssl.enabled=true" : "spring.mail.properties.mail.smtp.starttls.enable=false",
            "mfa.mail.from=no-reply@shop.example",
            "mfa.issuer=The Shop"
        };
    }

    /** All mails, once there are this many. */
    List<MimeMessage> mails(int count) {
        if (!server.waitForIncomingEmail(ARRIVAL_MILLIS, count)) {
            throw new IllegalStateException("of " + count + " mails came in " + server.getReceivedMessages().length);
        }
        return Arrays.asList(server.getReceivedMessages());
    }

    /** The code in the newest mail, once there are this many. */
    String code(int count) {
        String text = text(mails(count).get(count - 1));
        Matcher code = CODE.matcher(text);
        if (!code.find()) {
            throw new IllegalStateException("no code in: " + text);
        }
        return code.group(1);
    }

    /** The words of a mail as plain text. */
    static String text(MimeMessage mail) {
        try {
            return String.valueOf(
                    ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
