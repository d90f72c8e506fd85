package io.github.mfa4j.examples.auth.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Who may not. A form that was left open for longer than its session has lost its token by no fault of its user, who logs in again. */
class PageRefusal implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException && !request.isRequestedSessionIdValid()) {
            response.sendRedirect("/login?expired");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
