package io.github.mfa4j.spring.security;

import io.github.mfa4j.spring.security.pages.MfaPages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** Writes pages that no cache keeps, and that only what their policy names can be loaded into. */
record PageWriter(MfaPages pages) {

    void write(HttpServletResponse response, String page) throws IOException {
        response.setHeader("Content-Security-Policy", pages.contentSecurityPolicy());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/html;charset=UTF-8");
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
