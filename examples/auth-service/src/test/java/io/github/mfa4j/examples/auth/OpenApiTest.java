package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the service says of itself is what it does. */
class OpenApiTest extends WithService {

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private JsonNode description;

    @BeforeAll
    void prepare() {
        description = service.client().get("/v3/api-docs").is(200).json();
    }

    @Test
    void namesTheTokenOfEachRoute() {
        String ofUser = Person.registeredAt(service, "ana@example.com").logIn().text("tokens.accessToken");
        String ofClient = Application.at(service, "demo-app", "demo-secret").token();

        forEachOperation((route, operation) -> {
            JsonNode tokens = operation.path("security");
            assertThat(needs(route, null)).as(route).isEqualTo(!tokens.isEmpty() && !acceptsNone(tokens));
            if (tokens.toString().contains("client")) {
                // Where none is needed, it is overlooked.
                assertThat(needs(route, ofUser))
                        .as("a user's token at " + route)
                        .isEqualTo(!acceptsNone(tokens));
            } else if (tokens.toString().contains("user")) {
                assertThat(needs(route, ofClient))
                        .as("a client's token at " + route)
                        .isTrue();
            }
        });
    }

    @Test
    void tellsHowEachRouteRefuses() {
        forEachOperation((route, operation) -> {
            JsonNode responses = operation.path("responses");
            assertThat(responses.propertyNames()).as(route).contains("429", "default");
            if (needs(route, null)) {
                assertThat(responses.has("401")).as(route).isTrue();
            }
            assertThat(responses
                            .at("/default/content/application~1problem+json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/ProblemDetails");
        });
        assertThat(description.at("/paths/~1auth~1register/post/responses").has("409"))
                .isTrue();
        assertThat(description
                        .at("/components/schemas/ProblemDetails/properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("title", "status", "detail", "instance", "code", "errors");
    }

    private void forEachOperation(BiConsumer<String, JsonNode> check) {
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String route = operation.getKey() + " " + path.getKey().replaceAll("\\{[^}]*}", "x");
                    check.accept(route, operation.getValue());
                }));
    }

    /** Whether another token is asked for before anything else is looked at. */
    private boolean needs(String route, @Nullable String token) {
        String[] parts = route.split(" ", 2);
        Answer answer = service.client()
                .with(token)
                .send(parts[0].toUpperCase(Locale.ROOT), parts[1], BodyPublishers.noBody(), null);
        return answer.status() == 401;
    }

    private static boolean acceptsNone(JsonNode tokens) {
        return tokens.valueStream().anyMatch(JsonNode::isEmpty);
    }
}
