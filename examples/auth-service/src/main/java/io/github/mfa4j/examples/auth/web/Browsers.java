package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests of people, whose browsers take HTML. Who takes anything, sends JSON or a bearer token, or says to be a script, is a
 * program, whatever else it takes: some HTTP clients ask for HTML by themselves.
 */
public final class Browsers implements RequestMatcher {

    private final MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);

    /** One. */
    public Browsers() {
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return html.matches(request)
                && !begins(request.getContentType(), MediaType.APPLICATION_JSON_VALUE)
                // A browser may have a password for the proxy before us, and one within an app names the app.
                && !begins(request.getHeader(HttpHeaders.AUTHORIZATION), "bearer ")
                && !"XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
    }

    private static boolean begins(@Nullable String value, String start) {
        return value != null && value.toLowerCase(Locale.ROOT).startsWith(start);
    }
}
