package io.github.mfa4j.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.servers.ServerCertificate;
import io.github.mfa4j.testkit.SettableClock;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** A mail server on loopback, for SMTP through a door and for SMTP over TLS, and senders that hand it their mail. */
final class PostOffice implements AutoCloseable {

    static final String USER = "shop";
    static final String PASSWORD = "open: %41 sesame@8";
    static final String FROM = "no-reply@shop.example";

    static final ServerCertificate CERTIFICATE = ServerCertificate.of("localhost");

    private final GreenMail greenMail;
    private final FrontDoor door;
    final SettableClock clock = new SettableClock(MailSample.NOON);

    PostOffice() {
        CERTIFICATE.useInGreenMail();
        greenMail = new GreenMail(new ServerSetup[] {setup("smtp"), setup("smtps")});
        greenMail.start();
        greenMail.setUser(FROM, USER, PASSWORD);
        door = new FrontDoor(greenMail.getSmtp().getPort());
    }

    private static ServerSetup setup(String protocol) {
        return new ServerSetup(0, "localhost", protocol);
    }

    FrontDoor door() {
        return door;
    }

    int tlsPort() {
        return greenMail.getSmtps().getPort();
    }

    /** Through the door, without protection and without waiting long. */
    SmtpSenderBuilder plain() {
        return SmtpSender.builder()
                .host("localhost")
                .port(door.port())
                .security(SmtpSecurity.NONE)
                .sslContext(CERTIFICATE.context())
                .readTimeout(Duration.ofSeconds(5))
                .from("The Shop", FROM)
                .product("Shop")
                .clock(clock);
    }

    SmtpSenderBuilder startTls() {
        return plain().security(SmtpSecurity.STARTTLS);
    }

    SmtpSenderBuilder tls() {
        return plain().security(SmtpSecurity.TLS).port(tlsPort());
    }

    static SmtpSenderBuilder signedIn(SmtpSenderBuilder builder) {
        return builder.credentials(USER, SecretText.of(PASSWORD));
    }

    /** A port that nobody listens at. */
    static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<MimeMessage> received() {
        return List.of(greenMail.getReceivedMessages());
    }

    /** Everyone who got mail, from the envelope and not from what it says. */
    List<String> recipients() {
        return greenMail.getUserManager().listUser().stream()
                .filter(user -> messages(user) > 0)
                .map(GreenMailUser::getEmail)
                .sorted()
                .toList();
    }

    private long messages(GreenMailUser user) {
        try {
            return greenMail.getManagers().getImapHostManager().getInbox(user).getMessageCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        door.close();
        greenMail.stop();
    }
}
