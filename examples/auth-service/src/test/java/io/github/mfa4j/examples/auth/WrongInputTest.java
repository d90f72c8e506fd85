package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request is told in one shape, and repeats nothing of it. */
class WrongInputTest extends WithService {

    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "\"text\"",
                "{\"email\": \"a@example.com\", \"email\": \"b@example.com\", \"password\": \"x\"}",
                "{\"email\": \"a@example.com\", \"password\": \"x\"} {}",
                "{\"email\": \"a@example.com\", \"password\": 123456}",
                "{\"email\": [\"a@example.com\"], \"password\": \"x\"}",
                "{\"email\": {\"is\": 1}, \"password\": true}"
            })
    void jsonThatCannotBeRead(String body) {
        Answer refused = service.client().sendText("POST", "/auth/login", body, JSON);

        refused.isProblem(400, "bad_request");
        assertThat(refused.body()).doesNotContain("a@example.com", "123456", "tools.jackson", "line:");
    }

    @Test
    void fieldsThatAreMissingOrTooLong() {
        Client client = service.client();
        client.post("/auth/login", Map.of()).isProblem(400, "invalid_request");
        client.sendText("POST", "/auth/login", "null", JSON).is(400);
        client.post("/auth/login", Map.of("email", "a".repeat(300), "password", "x"))
                .isProblem(400, "invalid_request");
        client.post("/auth/login", Map.of("email", "a@example.com", "password", "x".repeat(129)))
                .isProblem(400, "invalid_request");
        client.post("/auth/verify-mfa", Map.of("tempToken", "t".repeat(5000), "code", "123456"))
                .isProblem(400, "invalid_request");
        client.post("/auth/verify-mfa", Map.of("tempToken", "token", "code", "1".repeat(65)))
                .isProblem(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "12345\n6", "１２３４５６", "+12345", "é", "\u202e123456", "123 456", "-----"})
    void codesOfAnotherForm(String code) {
        service.client()
                .post("/auth/verify-mfa", Map.of("tempToken", "token", "code", code))
                .isProblem(401, "code_refused");
    }

    @Test
    void bodiesThatAreTooLarge() {
        String body = "{\"email\": \"" + "a".repeat(20_000) + "\"}";
        service.client().sendText("POST", "/auth/login", body, JSON).isProblem(413, "content_too_large");

        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        service.client()
                .send("POST", "/auth/login", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)), JSON)
                .isProblem(413, "content_too_large");
    }

    @Test
    void wrongMethodsAndMediaTypes() {
        Client client = service.client();
        Answer method = client.get("/auth/login").isProblem(405, "method_not_allowed");
        assertThat(method.header("Allow")).isEqualTo("POST");
        client.sendText("POST", "/auth/login", "email=a", "application/x-www-form-urlencoded")
                .isProblem(415, "unsupported_media_type");
        client.sendText("POST", "/auth/login", "<a/>", "application/xml").isProblem(415, "unsupported_media_type");
        client.sendText("POST", "/auth/login", "{}", "no type at all").is(415);
    }

    @Test
    void unknownPaths() {
        service.client().get("/nothing/here").isProblem(401, "token_missing");
        Person ana = Person.loggedInAt(service, "ana@example.com");
        ana.client.get("/nothing/here").isProblem(404, "not_found");
        ana.client.get("/auth").isProblem(405, "method_not_allowed");
        ana.client.get("/actuator/metrics").isProblem(403, "forbidden");
        ana.client.get("/actuator/env").isProblem(403, "forbidden");
    }

    @Test
    void tokensThatAreNone() {
        Client client = service.client();
        String alien = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.";
        Stream.of("x", "a.b.c", alien, unsigned)
                .forEach(token -> client.with(token).get("/auth/profile").isProblem(401, "invalid_token"));
        client.with(null);
        client.post("/auth/refresh", Map.of("refreshToken", "none of ours")).isProblem(401, "invalid_token");
        client.post("/auth/login/resend", Map.of("tempToken", "none of ours")).isProblem(401, "invalid_token");
        client.post("/auth/login/factor", Map.of("tempToken", "x", "factor", "mail"))
                .isProblem(401, "invalid_token");
        client.post("/auth/login/factor", Map.of("tempToken", "x", "factor", "fax"))
                .isProblem(400, "invalid_request");
    }

    /** Some HTTP clients ask for HTML by themselves, such as the JDK's first one. */
    @Test
    void programsThatTakeHtmlToo() {
        Client client = service.client().withHeader("Accept", "text/html, image/gif, image/jpeg, */*; q=0.2");
        client.post("/auth", Map.of("client_id", "demo-app", "client_secret", "wrong"))
                .isProblem(401, "bad_credentials");
        client.post("/auth/login", Map.of()).isProblem(400, "invalid_request");
        client.post("/mfa/verify", Map.of("tempToken", "x", "code", "123456")).isProblem(400, "code_refused");
        client.with("x").get("/auth/profile").isProblem(401, "invalid_token");
        client.with(null)
                .withHeader("X-Requested-With", "XMLHttpRequest")
                .get("/auth/profile")
                .isProblem(401, "token_missing");
    }

    /** What no client of ours would send, so it is written by hand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a%zz HTTP/1.1",
                "GET /a/../../b HTTP/1.1",
                "GET /a;b HTTP/1.1",
                "GET // HTTP/1.1",
                "TRACE /auth/login HTTP/1.1"
            })
    void requestsThatTheServerRefuses(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .contains(
                            "Content-Type: application/problem+json",
                            "X-Content-Type-Options: nosniff",
                            "Content-Security-Policy: default-src 'none'",
                            "\"code\":")
                    .doesNotContain("Tomcat", "<html", "Exception");
        }
    }

    @Test
    void everyAnswerHasStrictHeaders() {
        Client client = service.client();
        for (Answer answer : new Answer[] {
            client.get("/actuator/health"), client.get("/auth/profile"), client.post("/auth/login", Map.of())
        }) {
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
        assertThat(client.get("/swagger-ui/index.html").is(200).header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe-eval");
        assertThat(client.get("/v3/api-docs").is(200).json().path("paths").propertyNames())
                .contains("/auth/login", "/auth/verify-mfa", "/mfa/verify");
    }
}
