package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spring.security.BrowserStep.Shown;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

record StepPages(MfaPaths paths) {
    String verification(HttpServletRequest request, UserId user, Shown shown) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return "<p>" + shown + paths + "<input name=\"_csrf\" value=\"" + (token == null ? "" : token.getToken())
                + "\">";
    }
}
