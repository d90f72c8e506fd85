package io.github.mfa4j.examples.auth.web;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds what one client address may ask for, before anything is read, hashed or sent for it. */
@Component
@Order(-300) // Before anything is read.
class RequestLimitFilter extends OncePerRequestFilter {

    /**
     * What takes a password or a code, or sends something: each has buckets of its own, whatever stands for the part in braces. Reading
     * does none of that.
     */
    private static final List<PathPatternRequestMatcher> LIMITED = Stream.of(
                    "/auth",
                    "/auth/register",
                    "/auth/login",
                    "/auth/login/{step}",
                    "/auth/verify-mfa",
                    "/auth/profile",
                    "/auth/test-email",
                    "/auth/password-reset",
                    "/auth/password-reset/confirm",
                    "/auth/email-verification",
                    "/auth/email-verification/confirm",
                    "/auth/step-up",
                    "/auth/factors/{factor}",
                    "/auth/factors/{factor}/{id}",
                    "/auth/factors/{factor}/{id}/renew",
                    "/login_mfa",
                    "/mfa/verify",
                    "/login",
                    "/verificar-codigo",
                    "/verificar-codigo/{step}",
                    "/security/authenticators/remove",
                    "/security/proof/{step}",
                    "/administration/release")
            .map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList();

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

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
        String address = request.getRemoteAddr();
        ConsumptionProbe probe = limitedRoute(request)
                .map(route -> buckets.takeFrom(route.toString(), address))
                .orElseGet(() -> buckets.takeFromOther(OTHER, address));
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

    private static Optional<PathPatternRequestMatcher> limitedRoute(HttpServletRequest request) {
        // Behind one address of a client application are many users, each with limits of their own in the library.
        return READING.contains(request.getMethod()) || ClientSecurity.isOfClient(request)
                ? Optional.empty()
                : LIMITED.stream().filter(route -> route.matches(request)).findFirst();
    }
}
