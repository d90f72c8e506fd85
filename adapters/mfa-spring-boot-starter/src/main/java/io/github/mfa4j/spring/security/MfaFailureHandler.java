package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Verification.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** After a code that was not accepted: a browser goes back to the page, a program is told. */
final class MfaFailureHandler implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(MfaFailureHandler.class);

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();
    private final MfaPaths paths;
    private final RequestMatcher api;
    private final Outages outages;
    private final InstantSource clock;

    MfaFailureHandler(MfaPaths paths, RequestMatcher api, Outages outages, InstantSource clock) {
        this.paths = paths;
        this.api = api;
        this.outages = outages;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean program = api.matches(request);
        if (failure instanceof InsufficientAuthenticationException) {
            if (!program) {
                // Nobody is there yet: the chain begins with the first factor.
                throw failure;
            }
            Problem.FIRST_REQUIRED.write(request, response, clock.instant());
            return;
        }
        Refused refused = refusal(failure);
        if (failure.getCause() instanceof MfaUnavailableException outage) {
            outages.report(outage);
        } else if (failure instanceof InternalAuthenticationServiceException) {
            LOG.error("the second factor could not be checked", failure);
        }
        if (program) {
            Problem problem = refused == null ? Problem.UNAVAILABLE : Problem.of(refused);
            problem.write(request, response, clock.instant());
            return;
        }
        if (refused != null && endsTheChallenge(refused)) {
            OpenChallenge.end(request, clock.instant());
        }
        (refused == null ? StepProblem.UNAVAILABLE : StepProblem.of(refused)).keep(request);
        redirects.sendRedirect(request, response, paths.verify());
    }

    /** Null for an outage, and for too many requests at once. Whatever else is no refusal of the library is about the user: unknown by now, disabled, expired. */
    private static @Nullable Refused refusal(AuthenticationException failure) {
        if (failure instanceof MfaRefusedException mfa) {
            return mfa.refused();
        }
        return failure instanceof AuthenticationServiceException ? null : new Refused(Refused.Reason.USER_UNAVAILABLE);
    }

    /** After a wrong code the same challenge goes on, unless it was the one that locked the factor. */
    private static boolean endsTheChallenge(Refused refused) {
        return switch (refused.reason()) {
            case WRONG_CODE, MALFORMED, REPLAYED -> refused.retryAt() != null;
            default -> true;
        };
    }
}
