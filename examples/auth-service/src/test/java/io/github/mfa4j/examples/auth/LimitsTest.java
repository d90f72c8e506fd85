package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What one client address may ask for. */
class LimitsTest extends WithService {

    @Override
    String[] variables() {
        return new String[] {"--REQUESTS_PER_HOUR=50", "--REQUESTS_PER_DAY=200", "--OTHER_REQUESTS_PER_HOUR=20"};
    }

    @Test
    void fiftyAnHourOnEachRoute() {
        Client client = service.client();
        for (int request = 1; request <= 50; request++) {
            client.post("/login_mfa", Map.of()).isProblem(400, "invalid_request");
        }

        Answer refused = client.post("/login_mfa", Map.of()).isProblem(429, "too_many_requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 72);
        client.post("/login%5Fmfa", Map.of()).isProblem(429, "too_many_requests");
        client.post("/auth/login", Map.of()).isProblem(400, "invalid_request");

        service.advance(Duration.ofSeconds(72));
        client.post("/login_mfa", Map.of()).isProblem(400, "invalid_request");
        client.post("/login_mfa", Map.of()).isProblem(429, "too_many_requests");
    }

    @Test
    void twoHundredADay() {
        Client client = service.client();
        int answered = 0;
        for (int hour = 0; hour < 6; hour++) {
            for (int request = 0; request < 50; request++) {
                answered += client.post("/mfa/verify", Map.of()).status() == 400 ? 1 : 0;
            }
            service.advance(Duration.ofHours(1));
        }

        // Both limits fill up again all the time: 200 and what a quarter of a day brings back.
        assertThat(answered).isBetween(200, 250);
    }

    @Test
    void manyUsersAreBehindOneClientApplication() {
        service.advance(Duration.ofHours(2));
        Application demo = Application.at(service, "demo-app", "demo-secret");
        Client client = service.client();
        int refused = 0;
        for (int request = 1; request <= 60; request++) {
            refused += client.post("/auth", Map.of()).status() == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
        demo.verify("nobody", "123456").isProblem(404, "user_unknown");
    }

    @Test
    void allOtherRoutesShareOne() {
        Client client = service.client();
        service.advance(Duration.ofHours(2));
        for (int request = 1; request <= 20; request++) {
            client.get("/protected/dashboard").isProblem(401, "token_missing");
        }

        client.get("/auth/profile").isProblem(429, "too_many_requests");
    }

    /** Found by what the controllers take, so that a new one cannot be forgotten. */
    @Test
    void everyRouteThatTakesAPasswordOrACodeIsLimited() {
        try (Service narrow = Service.start("--REQUESTS_PER_HOUR=1")) {
            Set<String> guessable = narrow
                    .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .entrySet()
                    .stream()
                    .filter(route -> takesAGuess(route.getValue()))
                    // Client applications have many users behind one address.
                    .filter(route -> route.getKey().getHeadersCondition().isEmpty())
                    .flatMap(route -> lines(route.getKey()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(guessable)
                    .contains("POST /auth", "POST /auth/login", "DELETE /auth/profile", "DELETE /auth/factors/totp/x");
            // Those of filters.
            guessable.addAll(List.of("POST /login", "POST /verificar-codigo", "POST /verificar-codigo/enrol"));

            assertThat(guessable).allSatisfy(route -> {
                String[] words = route.split(" ", 2);
                narrow.client().send(words[0], words[1], Map.of());
                narrow.client().send(words[0], words[1], Map.of()).is(429);
            });
        }
    }

    private static boolean takesAGuess(HandlerMethod handler) {
        Stream<String> names = Stream.of(handler.getMethod().getParameters())
                .flatMap(parameter -> parameter.getType().isRecord()
                        ? Stream.of(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
                        : Stream.of(parameter.getName()));
        return names.anyMatch(Set.of("password", "code", "clientSecret")::contains);
    }

    private static Stream<String> lines(RequestMappingInfo route) {
        return route.getPatternValues().stream()
                .map(path -> path.replaceAll("\\{[^}]+}", "x"))
                .flatMap(path ->
                        route.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }
}
