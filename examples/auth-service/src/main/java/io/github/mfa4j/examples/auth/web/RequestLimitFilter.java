package io.github.mfa4j.examples.auth.web;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds what one client address may ask for, before anything is read, hashed or sent for it. */
@Component
@Order(-300) // Before anything is read.
class RequestLimitFilter extends OncePerRequestFilter {

    /** Those that take a password or a code, or send something: each has buckets of its own. */
    static final Set<String> LIMITED = Set.of(
            "/auth",
            "/auth/register",
            "/auth/login",
            "/auth/login/resend",
            "/auth/login/factor",
            "/auth/verify-mfa",
            "/auth/test-email",
            "/auth/password-reset",
            "/auth/password-reset/confirm",
            "/auth/email-verification",
            "/auth/email-verification/confirm",
            "/auth/step-up",
            "/auth/factors/totp",
            "/auth/factors/totp/confirm",
            "/auth/factors/recovery",
            "/login_mfa",
            "/mfa/verify",
            "/login",
            "/verificar-codigo",
            "/verificar-codigo/resend",
            "/verificar-codigo/factor",
            "/security/proof",
            "/security/proof/code",
            "/security/proof/resend",
            "/security/proof/factor");

    private static final String OTHER = "other";

    private final Buckets buckets;
    private final ProblemWriter writer;
    private final Clock clock;

    RequestLimitFilter(Buckets buckets, ProblemWriter writer, Clock clock) {
        this.buckets = buckets;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Decoded: a letter that is written as %6C is the same route.
        String path = request.getServletPath();
        // Behind one address of a client application are many users, each with limits of their own in the library.
        boolean limited =
                request.getMethod().equals("POST") && LIMITED.contains(path) && !ClientSecurity.isOfClient(request);
        ConsumptionProbe probe = limited
                ? buckets.takeFrom(path, request.getRemoteAddr())
                : buckets.takeFromOther(OTHER, request.getRemoteAddr());
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        Instant now = clock.instant();
        writer.write(
                request,
                response,
                Problem.tooMany(
                        "too_many_requests",
                        "Too many requests from this address.",
                        now,
                        now.plusNanos(probe.getNanosToWaitForRefill())));
    }
}
