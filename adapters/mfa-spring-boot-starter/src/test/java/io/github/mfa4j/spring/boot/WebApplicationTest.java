package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A real application on a real port, with a real client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebApplicationTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private ConfigurableApplicationContext context;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private String address;

    @BeforeAll
    void start() {
        context = new SpringApplicationBuilder(WebApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--spring.main.web-application-type=servlet",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--management.endpoints.web.exposure.include=health,mfa",
                        "--management.endpoint.health.show-components=always");
        address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void aUserEnrolsAndVerifiesOnce() throws IOException, InterruptedException {
        String[] pending = post("/enrol", Map.of("user", "alice")).body().split(" ", 2);
        SettableClock clock = new SettableClock(Instant.now());
        SimulatedAuthenticator app =
                new SimulatedAuthenticator(OtpSecret.ofBase32(pending[1]), TotpParameters.DEFAULT, clock);
        assertThat(post("/confirm", Map.of("user", "alice", "id", pending[0], "code", app.code()))
                        .body())
                .isEqualTo("\"CONFIRMED\"");

        clock.advance(Duration.ofSeconds(30));
        String token = post("/begin", Map.of("user", "alice")).body();
        Map<String, String> form = Map.of("user", "alice", "token", token, "code", app.code());
        assertThat(post("/verify", form).statusCode()).isEqualTo(200);
        assertThat(post("/verify", form).statusCode()).isEqualTo(401);

        assertThat(get("/actuator/mfa").body())
                .contains("\"VERIFIED\":1", "\"FACTOR_ADDED\":1", "\"LOCKED\":0")
                .doesNotContain("alice");
    }

    @Test
    void healthHasThoseOfTheStores() throws IOException, InterruptedException {
        HttpResponse<String> health = get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"mfa\":{\"status\":\"UP\"}");
    }

    @Test
    void aTokenThatIsNoneOpensNothing() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .build();

        assertThat(mvc.perform(MockMvcRequestBuilders.post("/verify")
                                .param("user", "bob")
                                .param("token", "forged")
                                .param("code", "123456"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }
}
