package io.github.mfa4j.examples.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** What requests come over, and under which address the service is known. */
class TransportTest {

    @Test
    void aServiceForDevelopmentThatOthersCanReachSpeaksTls() throws Exception {
        Path folder = Service.newFolder();
        try (Service service = Service.startIn(folder, "--BIND_ADDRESS=0.0.0.0")) {
            Path file = folder.resolve("data/development-tls.pem");
            X509Certificate certificate = certificate(file);
            HttpClient http =
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build();

            // The client checks both names against the certificate.
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                HttpResponse<String> page = http.send(
                        HttpRequest.newBuilder(URI.create("https://" + host + ":" + service.port() + "/login"))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();
                assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                        .contains("Secure", "HttpOnly", "SameSite=Lax");
            }
            assertThat(service.client().get("/login").status())
                    .as("plain HTTP on the same port")
                    .isEqualTo(400);
            assertThat(certificate.getSubjectX500Principal().getName()).contains("for development only");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            assertThat(service.property("auth.development-certificate").replace(":", ""))
                    .isEqualToIgnoringCase(HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void cookiesArriveInEveryBrowserOnThisMachine() {
        try (Service service = Service.start()) {
            PageVisitor visitor = new PageVisitor(service, "/login");
            assertThat(visitor.header("Set-Cookie"))
                    .contains("HttpOnly", "SameSite=Lax")
                    .doesNotContain("Secure");
            assertThat(visitor.get("/login?lang=es").header("Set-Cookie"))
                    .startsWith("lang=es")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void nothingIsTakenThatCameInClearFromElsewhere() throws Exception {
        try (Service service = Service.start("--TRUSTED_PROXIES=127.0.0.1")) {
            assertThat(forwarded(service, "203.0.113.9", "https").statusCode()).isEqualTo(401);

            HttpResponse<String> refused = forwarded(service, "203.0.113.9", "http");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("tls_required").doesNotContain("hidden");
            assertThat(forwarded(service, "2001:db8::9", "http").statusCode()).isEqualTo(403);
            assertThat(forwarded(service, "127.0.0.1.example.com", "http").statusCode())
                    .isEqualTo(403);
        }
    }

    /** As the Caddyfile has it said. */
    @Test
    void pagesLeadWhereTheProxyIs() throws Exception {
        try (Service service =
                Service.start("--TRUSTED_PROXIES=127.0.0.1", "--MFA_CLIENTS=shop:a-secret-of-the-shop")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/security"))
                    .header("Accept", "text/html")
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "localhost:8443")
                    .header("X-Forwarded-Port", "8443")
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("Location")).contains("https://localhost:8443/login");
            assertThat(Files.readString(Path.of("deploy", "Caddyfile")))
                    .contains("https://localhost:8443", "header_up X-Forwarded-Port 8443");
        }
    }

    @Test
    void mailsCanBeTriedByThisMachineAlone() {
        try (Service service = Service.start("--TRUSTED_PROXIES=127.0.0.1")) {
            service.client()
                    .post("/auth/test-email", Map.of("email", "ana@example.com"))
                    .isProblem(404, "not_found");
        }
    }

    @Test
    void formsAreSmall() {
        try (Service service = Service.start()) {
            byte[] form = ("email=" + "a".repeat(20_000)).getBytes(UTF_8);
            Answer refused = service.client()
                    .withHeader("Accept", "text/html")
                    .send(
                            "POST",
                            "/login",
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)),
                            "application/x-www-form-urlencoded");
            refused.is(413);
        }
    }

    @Test
    void linksLeadToThePublicAddress() {
        try (Service service = Service.start("--PUBLIC_URL=https://auth.example.com")) {
            Application demo = Application.at(service, "demo-app", "demo-secret");
            String url = demo.post("/mfa/register", "ana").is(200).text("qr_code_url");
            assertThat(url).startsWith("https://auth.example.com/mfa/qr/");

            String here = url.replace("https://auth.example.com", "http://127.0.0.1:" + service.port());
            String path = URI.create(url).getPath();
            assertThat(service.client()
                            .send("HEAD", path, BodyPublishers.noBody(), null)
                            .status())
                    .as("a look at the link")
                    .isEqualTo(405);
            assertThat(demo.fetch(here).statusCode()).isEqualTo(200);
            assertThat(demo.fetch(here).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> forwarded(Service service, String client, String scheme)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/auth/login"))
                                .header("X-Forwarded-For", client)
                                .header("X-Forwarded-Proto", scheme)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"email\":\"nobody@example.com\",\"password\":\"hidden-password\"}"))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static SSLContext trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("development", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
