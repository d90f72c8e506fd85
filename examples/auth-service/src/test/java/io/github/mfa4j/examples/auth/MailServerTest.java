package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.mfa4j.servers.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail servers with TLS and a login, whose certificate no authority has signed that the JDK knows. */
class MailServerTest {

    @TempDir
    private Path folder;

    private final ServerCertificate certificate = ServerCertificate.of("localhost");

    @Test
    void isBelievedIfItsAuthorityIsNamed() throws Exception {
        GreenMail server = started(ServerSetup.PROTOCOL_SMTPS);
        String[] tls = {
            "--SMTP_SECURITY=tls", "--SMTP_PORT=" + server.getSmtps().getPort()
        };
        try {
            try (Service service = start(tls)) {
                tried(service).is(503);
            }
            try (Service service = start(tls, "--SMTP_CA=" + pem())) {
                tried(service).is(200);
            }
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void takesMailAfterStartTlsFromWhoHasThePassword() throws Exception {
        GreenMail server = started(ServerSetup.PROTOCOL_SMTP);
        server.setUser("no-reply@example.com", "auth", "open: %41 sesame");
        // The way that is taken unless it is said which.
        try (Door door = new Door(server.getSmtp().getPort(), this::changeToTls)) {
            String[] login = {"--SMTP_PORT=" + door.port(), "--SMTP_CA=" + pem(), "--SMTP_USER=auth"};
            try (Service service = start(login, "--SMTP_PASSWORD=wrong")) {
                assertThat(tried(service).isProblem(503, "mail_failed").text("detail"))
                        .contains("answered 535", "check user name and password")
                        .doesNotContain("wrong");
                Person ana = Person.registeredAt(service, "ana@example.com");
                ana.passPassword().isProblem(503, "code_not_sent");
            }
            assertThat(server.getReceivedMessages()).isEmpty();

            try (Service service = start(login, "--SMTP_PASSWORD=open: %41 sesame")) {
                tried(service).is(200);
                Person.registeredAt(service, "ana@example.com").passPassword().is(200);
            }
            assertThat(server.getReceivedMessagesForDomain("ana@example.com"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(mail -> assertThat(mail.getFrom()[0].toString()).contains("<no-reply@example.com>"));
        } finally {
            server.stop();
        }
    }

    private static Answer tried(Service service) {
        return service.client().post("/auth/test-email", Map.of("email", "ana@example.com"));
    }

    private static Service start(String[] variables, String... more) {
        String[] always = {"--SMTP_HOST=localhost", "--SMTP_FROM=no-reply@example.com"};
        return Service.start(
                Stream.of(always, variables, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private GreenMail started(String protocol) {
        certificate.useInGreenMail();
        ServerSetup setup = new ServerSetup(0, "localhost", protocol);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    /** What GreenMail cannot (RFC 3207 section 4); whoever says anything else in clear is not heard. */
    private Socket changeToTls(Socket client, Socket server) throws IOException {
        Door.line(server); // Its greeting, of which there is one.
        Door.say(client, "220 door\r\n");
        if (Door.line(client).startsWith("EHLO ")) {
            Door.say(client, "250-localhost\r\n250 STARTTLS\r\n");
        }
        if (!Door.line(client).equals("STARTTLS")) {
            throw new IOException("not protected");
        }
        Door.say(client, "220 go ahead\r\n");
        SSLSocket secured =
                (SSLSocket) certificate.context().getSocketFactory().createSocket(client, null, client.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private Path pem() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.file())) {
            store.load(in, certificate.password().toCharArray());
        }
        byte[] content = store.getCertificate(store.aliases().nextElement()).getEncoded();
        String base64 = Base64.getMimeEncoder().encodeToString(content);
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }
}
