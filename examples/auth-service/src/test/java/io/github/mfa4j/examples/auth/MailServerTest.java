package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.mfa4j.servers.ServerCertificate;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server over TLS whose certificate no authority has signed that the JDK knows. */
class MailServerTest {

    @TempDir
    private Path folder;

    @Test
    void isBelievedIfItsAuthorityIsNamed() throws Exception {
        ServerCertificate certificate = ServerCertificate.of("localhost");
        certificate.useInGreenMail();
        ServerSetup setup = new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        try {
            assertThat(answer(server)).isEqualTo(503);
            assertThat(answer(server, "--SMTP_CA=" + pem(certificate))).isEqualTo(200);
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    private static int answer(GreenMail server, String... more) {
        String[] variables = {
            "--SMTP_HOST=localhost",
            "--SMTP_PORT=" + server.getSmtps().getPort(),
            "--SMTP_SECURITY=tls",
            "--SMTP_FROM=no-reply@example.com"
        };
        try (Service service =
                Service.start(Stream.of(variables, more).flatMap(Stream::of).toArray(String[]::new))) {
            return service.client()
                    .post("/auth/test-email", Map.of("email", "ana@example.com"))
                    .status();
        }
    }

    private Path pem(ServerCertificate certificate) throws Exception {
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
