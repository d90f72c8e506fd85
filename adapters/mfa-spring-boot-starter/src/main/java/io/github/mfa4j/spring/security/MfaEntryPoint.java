package io.github.mfa4j.spring.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Answers a request that lacks the second factor, or has one that is too old: a browser is sent to the page, a program is told. Spring
 * Security has saved the request before.
 */
final class MfaEntryPoint implements AuthenticationEntryPoint {

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();
    private final MfaPaths paths;
    private final RequestMatcher api;
    private final InstantSource clock;

    MfaEntryPoint(MfaPaths paths, RequestMatcher api, InstantSource clock) {
        this.paths = paths;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // Only the page for the error needs the factor. A redirect would hide the error, and could end where it
            // began.
            return;
        }
        Optional<RequiredFactorError> expired =
                errors(request).stream().filter(RequiredFactorError::isExpired).findFirst();
        if (api.matches(request)) {
            Duration maxAge = expired.map(error -> error.getRequiredFactor().getValidDuration())
                    .orElse(null);
            (expired.isPresent() ? Problem.EXPIRED : Problem.REQUIRED)
                    .write(request, response, clock.instant(), maxAge);
            return;
        }
        EnrolmentDemand.forget(request);
        RecoveryNote.forgetWish(request);
        if (expired.isPresent()) {
            StepUpDemand.note(request);
        }
        redirects.sendRedirect(request, response, paths.verify());
    }

    /** What Spring Security found wrong with {@code FACTOR_MFA}, no other factor. */
    private static List<RequiredFactorError> errors(HttpServletRequest request) {
        return request.getAttribute(WebAttributes.REQUIRED_FACTOR_ERRORS) instanceof List<?> errors
                ? errors.stream()
                        .filter(RequiredFactorError.class::isInstance)
                        .map(RequiredFactorError.class::cast)
                        .filter(error ->
                                error.getRequiredFactor().getAuthority().equals(MfaAuthorities.FACTOR_MFA))
                        .toList()
                : List.of();
    }
}
