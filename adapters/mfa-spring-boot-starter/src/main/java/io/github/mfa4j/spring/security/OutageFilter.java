package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaUnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers an outage with 503, wherever in the chain it was met: by the step, by a rule that asks who has a factor, or by a method of the
 * application. Not as an error of the container, whose error page may want the second factor and be taken for what was first asked for.
 */
final class OutageFilter extends OncePerRequestFilter {

    private final Outages outages;
    private final StepRequests requests;
    private final SecurityContextHolderStrategy contexts;
    private final MfaUserIds users;
    private final StepPages pages;
    private final InstantSource clock;

    OutageFilter(
            Outages outages,
            StepRequests requests,
            SecurityContextHolderStrategy contexts,
            MfaUserIds users,
            StepPages pages,
            InstantSource clock) {
        this.outages = outages;
        this.requests = requests;
        this.contexts = contexts;
        this.users = users;
        this.pages = pages;
        this.clock = clock;
    }

    /** What a method of the application does later may meet it, too. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | MfaUnavailableException e) {
            MfaUnavailableException outage = outage(e);
            if (outage == null || response.isCommitted()) {
                throw e;
            }
            outages.report(outage);
            answer(request, response);
        }
    }

    /** What failed; from a controller it comes inside of what its servlet throws. Null for an error of another kind. */
    private static @Nullable MfaUnavailableException outage(Exception e) {
        return (e instanceof ServletException ? e.getCause() : e) instanceof MfaUnavailableException outage
                ? outage
                : null;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        Authentication user = contexts.getContext().getAuthentication();
        if (requests.isApi(request) || !FirstFactor.isUser(user)) {
            Problem.UNAVAILABLE.write(request, response, clock.instant());
            return;
        }
        response.setStatus(Problem.UNAVAILABLE.status().value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Problem.SOON);
        pages.write(response, pages.refused(request, users.userOf(user), StepProblem.UNAVAILABLE));
    }
}
