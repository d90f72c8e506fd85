package io.github.mfa4j.examples.auth.client;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** One route takes two bodies, that of a client application and that of an end user; springdoc itself tells of one only. */
@Component
class VerifyDescription implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI description) {
        ModelConverters.getInstance(true)
                .read(ClientVerifyController.CodeOfUser.class)
                .forEach(description.getComponents()::addSchemas);
        Schema<Object> either = new Schema<>();
        List.of("CodeOfUser", "Code").forEach(name -> either.addOneOfItem(new Schema<>().$ref(name)));
        Content json = new Content().addMediaType("application/json", new MediaType().schema(either));
        Objects.requireNonNull(description.getPaths().get("/mfa/verify"))
                .getPost()
                .getRequestBody()
                .setContent(json);
    }
}
