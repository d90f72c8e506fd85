package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.mfa4j.spi.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and codes go to nobody but Twilio. */
class CertificateTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void nothingIsSentToAServerThatOnlySaysItIsTwilio(@TempDir Path folder) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified(folder)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });
        server.start();
        try (StubTwilio twilio = new StubTwilio()) {
            URI target = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
            TwilioSmsSender sender = twilio.builder().route(original -> target).build();
            DeliveryException failure =
                    catchThrowableOfType(DeliveryException.class, () -> sender.send(Messages.login()));

            assertThat(failure).hasMessage("Twilio could not be reached (SSLHandshakeException)");
            assertThat(failure.certainlyNotAccepted()).isTrue();
            assertThat(failure.retryable()).isTrue();
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    /** A key of its own, signed by nobody whom the JDK trusts. */
    private static SSLContext certified(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "twilio",
                        "-dname",
                        "CN=api.twilio.com",
                        "-ext",
                        "san=dns:api.twilio.com,dns:localhost",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        String.valueOf(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(exit).as("keytool").isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
