package io.github.mfa4j.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients trust the certificate if they were told to, and only for its hosts. */
class ServerCertificateTest {

    private static final ServerCertificate CERTIFICATE = ServerCertificate.of("shop.example", "localhost");

    private static HttpsServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(CERTIFICATE.context()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static int status(String host, SSLContext trusting) throws IOException, InterruptedException {
        URI address = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
        return HttpClient.newBuilder()
                .sslContext(trusting)
                .build()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void whoTrustsItSpeaksToItsHosts() throws Exception {
        assertThat(status("localhost", CERTIFICATE.context())).isEqualTo(204);
    }

    @Test
    void anotherHostMayNotShowIt() {
        assertThatThrownBy(() -> status("127.0.0.1", CERTIFICATE.context()))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("No subject alternative names matching IP address 127.0.0.1");
    }

    @Test
    void nobodyTrustsItByHimself() {
        assertThatThrownBy(() -> status("localhost", SSLContext.getDefault()))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() ->
                        status("localhost", ServerCertificate.of("localhost").context()))
                .isInstanceOf(SSLHandshakeException.class);
    }
}
