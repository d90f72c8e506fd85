package io.github.mfa4j.examples.auth.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AntPathMatcher;

/**
 * What the description at {@code /v3/api-docs} says beside the routes, which are read from the controllers: the token that each takes,
 * and how it refuses. Everybody may read it, in production, too: who writes a client application has no token yet.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    private static final String USER = "user";
    private static final String CLIENT = "client";

    /** They take no token, password or code. */
    private static final Set<String> FOR_ANYBODY =
            Set.of("/auth/register", "/auth/revoke", "/auth/password-reset", "/auth/test-email", "/mfa/qr/{token}");

    /** A refusal. Its shape is told here, because the class has more in it than an answer. */
    record ProblemDetails(String title, int status, String detail, String instance, String code, List<Field> errors) {
        record Field(String field, String message) {}
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Auth service")
                        .version("1")
                        .description("Registration, login with a second step, tokens. Errors are problem details"
                                + " (RFC 9457) with a member \"code\"."))
                .components(new Components()
                        .addSecuritySchemes(
                                USER, bearer("An access token of a user.").bearerFormat("JWT"))
                        .addSecuritySchemes(CLIENT, bearer("A token of a client application, from /auth.")));
    }

    private static SecurityScheme bearer(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(description);
    }

    @Bean
    OpenApiCustomizer tokensAndRefusals() {
        return description -> {
            ModelConverters.getInstance(true)
                    .read(ProblemDetails.class)
                    .forEach(description.getComponents()::addSchemas);
            description
                    .getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        operation.setSecurity(tokens(path));
                        addRefusals(path, operation);
                    }));
        };
    }

    /** Either of those listed is taken; none in the list, none is needed. */
    private static List<SecurityRequirement> tokens(String path) {
        AntPathMatcher matcher = new AntPathMatcher();
        boolean open = Stream.of(ApiSecurity.OPEN).anyMatch(pattern -> matcher.match(pattern, path));
        if (path.equals(ClientSecurity.SHARED)) {
            return List.of(new SecurityRequirement().addList(CLIENT), new SecurityRequirement());
        }
        return open || path.startsWith(ClientSecurity.PICTURES)
                ? List.of()
                : List.of(new SecurityRequirement().addList(path.startsWith("/mfa/") ? CLIENT : USER));
    }

    private static void addRefusals(String path, Operation operation) {
        ApiResponses responses = operation.getResponses();
        if (!FOR_ANYBODY.contains(path)) {
            responses.addApiResponse("401", refusal("The token, the password or the code is missing or not right."));
        }
        if (path.equals("/auth/register")) {
            responses.addApiResponse("409", refusal("There is an account with this address."));
        }
        responses.addApiResponse("429", refusal("Too early, or too often; Retry-After says when."));
        responses.addApiResponse("default", refusal("Any other refusal; its code says why."));
    }

    private static ApiResponse refusal(String description) {
        Schema<?> problem = new Schema<>().$ref(ProblemDetails.class.getSimpleName());
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }
}
