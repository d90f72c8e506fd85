package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what came in clear from another machine: past the proxy that speaks TLS, or over one that did not. There is no redirect,
 * which would hide that a password may have been read on its way. Cookies are Secure wherever a request is, so on this machine alone
 * there are some that are not: not every browser keeps Secure ones of plain HTTP.
 */
@Component
@Order(-400) // Before all else but the headers and the outage filter.
class OnlyOverTlsFilter extends OncePerRequestFilter {

    private final ProblemWriter writer;

    OnlyOverTlsFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure() || ClientNetwork.isThisMachine(request.getRemoteAddr())) {
            chain.doFilter(request, response);
            return;
        }
        writer.write(request, response, new Problem(HttpStatus.FORBIDDEN, "tls_required", "Come over HTTPS."));
    }
}
