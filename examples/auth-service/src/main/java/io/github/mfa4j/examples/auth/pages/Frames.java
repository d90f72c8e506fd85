package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.spring.security.pages.CsrfField;
import io.github.mfa4j.spring.security.pages.PageFrame;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** What is around the library's pages where this service shows them itself. */
@Component
class Frames {

    private final Clock clock;

    Frames(Clock clock) {
        this.clock = clock;
    }

    PageFrame of(HttpServletRequest request, Visitor visitor) {
        return new PageFrame(
                visitor.firstName(),
                clock.instant(),
                PageSecurity.STEP + "/mfa.css",
                PageSecurity.STEP + "/mfa.js",
                "/logout",
                csrf(request));
    }

    private static @Nullable CsrfField csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new CsrfField(token.getParameterName(), token.getToken())
                : null;
    }
}
