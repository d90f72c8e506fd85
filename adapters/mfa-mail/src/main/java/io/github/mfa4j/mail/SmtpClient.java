package io.github.mfa4j.mail;

import io.github.mfa4j.SecretText;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.jspecify.annotations.Nullable;

/** Hands mails to one server, over a connection for each. Thread-safe. */
final class SmtpClient {

    private final SmtpServer server;
    private final Session session;

    SmtpClient(SmtpServer server, MailAddress sender) {
        this.server = server;
        this.session = Session.getInstance(server.properties(sender.toString()));
    }

    void deliver(MailAddress recipient, byte[] mail) throws SmtpFailure {
        BoundedSocket socket = SmtpConnector.connect(server);
        SteppedTransport transport = transport();
        try {
            transport.setLocalHost(literal(socket.getLocalAddress()));
            transport.connect(protect(socket));
            if (server.user() != null && !transport.supportsExtension("AUTH")) {
                throw SmtpFailure.noAuthentication(server);
            }
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail)),
                    new Address[] {new InternetAddress(recipient.toString())});
        } catch (MessagingException e) {
            throw failure(transport, e);
        } catch (RuntimeException e) {
            if (transport.step() != SmtpStep.CONNECTION) {
                throw e;
            }
            throw SmtpFailure.unreachable(server, SmtpStep.CONNECTION, new IOException(e));
        } finally {
            sayGoodbye(transport, socket);
        }
    }

    private SteppedTransport transport() {
        SecretText password = server.password();
        URLName url = new URLName(
                "smtp", server.host(), server.port(), null, server.user(), password == null ? null : password.reveal());
        return new SteppedTransport(session, url, server.security() == SmtpSecurity.STARTTLS);
    }

    private Socket protect(BoundedSocket socket) throws SmtpFailure {
        if (server.security() != SmtpSecurity.TLS) {
            return socket;
        }
        try {
            // The same steps that the mail transport takes after STARTTLS, with the same checks.
            return SocketFetcher.startTLS(socket, server.host(), session.getProperties(), "mail.smtp");
        } catch (IOException e) {
            throw SmtpFailure.unreachable(server, SmtpStep.TLS, e);
        }
    }

    private SmtpFailure failure(SteppedTransport transport, MessagingException e) {
        return transport.lacksStartTls() ? SmtpFailure.noStartTls(server) : SmtpFailure.at(transport, server, e);
    }

    /** Nothing that happens here changes what became of the mail. */
    private static void sayGoodbye(SteppedTransport transport, BoundedSocket socket) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The server is not listening any more.
        }
        try {
            socket.close();
        } catch (IOException e) {
            // It was closed in another way.
        }
    }

    /** Who is speaking, as an address literal (RFC 5321 section 4.1.3): a name would need a look-up. */
    private static String literal(@Nullable InetAddress local) {
        InetAddress address = local == null ? InetAddress.getLoopbackAddress() : local;
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return "[" + (address instanceof Inet6Address ? "IPv6:" : "") + (zone < 0 ? text : text.substring(0, zone))
                + "]";
    }
}
