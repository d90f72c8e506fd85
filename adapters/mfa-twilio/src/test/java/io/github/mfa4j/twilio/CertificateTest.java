package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.mfa4j.servers.ServerCertificate;
import io.github.mfa4j.spi.DeliveryException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Credentials and codes go to nobody but Twilio. */
class CertificateTest {

    @Test
    void nothingIsSentToAServerThatOnlySaysItIsTwilio() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                ServerCertificate.of("api.twilio.com", "localhost").context()));
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
}
