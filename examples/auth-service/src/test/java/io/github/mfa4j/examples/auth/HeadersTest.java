package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers are told with every kind of answer, over TLS with a certificate of {@code TLS_CERT} and {@code TLS_KEY}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadersTest {

    private final ServerCertificate certificate = ServerCertificate.of("localhost");
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(certificate.context()).build();

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Service service;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = certificate.password().toCharArray();
        try (InputStream in = Files.newInputStream(certificate.file())) {
            store.load(in, password);
        }
        String alias = store.aliases().nextElement();
        Path cert = pem(folder, "CERTIFICATE", store.getCertificate(alias).getEncoded());
        Path key = pem(folder, "PRIVATE KEY", store.getKey(alias, password).getEncoded());
        service = Service.start("--TLS_CERT=" + cert, "--TLS_KEY=" + key);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "page,         GET,  /login, 200",
        "style,        GET,  /pages/pages.css, 200",
        "style,        GET,  /verificar-codigo/mfa.css, 200",
        "redirection,  GET,  /security, 302",
        "redirection,  GET,  /, 302",
        "redirection,  GET,  /verificar-codigo, 302",
        "refused form, POST, /logout, 0",
        "JSON,         GET,  /actuator/health, 200",
        "JSON,         GET,  /v3/api-docs, 200",
        "API's page,   GET,  /swagger-ui/index.html, 200",
        "no body,      POST, /auth/login, 400",
        "no token,     GET,  /auth/profile, 401",
        "no token,     POST, /mfa/generate, 401",
        "no picture,   GET,  /mfa/qr/0, 404",
        "wrong method, GET,  /auth/login, 405",
    })
    void everyKindOfAnswer(String kind, String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(method, path);

        if (status > 0) {
            assertThat(answer.statusCode()).as(kind).isEqualTo(status);
        }
        assertThat(header(answer, "Strict-Transport-Security")).startsWith("max-age=31536000");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isIn("no-referrer", "same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action '")
                .doesNotContain("unsafe-eval", "script-src 'unsafe", "*");
        assertThat(header(answer, "Server") + header(answer, "X-Powered-By")).isEmpty();
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        if (!kind.equals("style") && !kind.equals("API's page")) {
            assertThat(header(answer, "Cache-Control")).contains("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /login", "GET, /security", "POST, /login"})
    void cookiesAreForThisSiteAndNoScript(String method, String path) throws Exception {
        assertThat(send(method, path).headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /auth/profile", "POST, /auth/login", "POST, /login_mfa", "POST, /mfa/verify", "GET, /v3/api-docs"
    })
    void theApiSetsNoCookie(String method, String path) throws Exception {
        assertThat(send(method, path).headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void overPlainHttpNobodyIsToldToUseTls() {
        try (Service plain = Service.start()) {
            assertThat(plain.client().get("/actuator/health").header("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + service.port() + path))
                .header("Origin", "https://evil.example")
                .header("Accept", "text/html, */*;q=0.8")
                .method(method, BodyPublishers.noBody());
        if (method.equals("POST")) {
            request.header(
                    "Content-Type", path.equals("/login") ? "application/x-www-form-urlencoded" : "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Path pem(Path folder, String kind, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }
}
