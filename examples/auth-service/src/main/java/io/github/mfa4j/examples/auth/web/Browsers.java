package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests of people, whose browsers take HTML. Who takes anything, sends JSON or a token, or says to be a script, is a program,
 * whatever else it takes: some HTTP clients ask for HTML by themselves.
 */
public final class Browsers implements RequestMatcher {

    private final MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);

    /** One. */
    public Browsers() {
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        String sent = request.getContentType();
        return html.matches(request)
                && (sent == null || !sent.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader("X-Requested-With") == null;
    }
}
