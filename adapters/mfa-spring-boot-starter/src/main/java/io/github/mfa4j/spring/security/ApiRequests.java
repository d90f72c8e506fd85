package io.github.mfa4j.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests of programs: with a bearer token, or without a wish for HTML. They are never redirected. */
final class ApiRequests implements RequestMatcher {

    private final RequestMatcher html;

    ApiRequests() {
        MediaTypeRequestMatcher matcher =
                new MediaTypeRequestMatcher(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);
        // A program that names no type would take HTML too, and cannot do anything with it.
        matcher.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        html = matcher;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return Problem.isBearer(request)
                || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))
                || !html.matches(request);
    }
}
