package io.github.mfa4j.examples.auth.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** A whole document, such as one of the library's pages. Prints nothing of it. */
record Html(String document) implements View {

    static final String TYPE = "text/html;charset=UTF-8";

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        response.setContentType(TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    public String toString() {
        return "Html[hidden]";
    }
}
