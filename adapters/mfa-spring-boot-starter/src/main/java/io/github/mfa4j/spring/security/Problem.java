package io.github.mfa4j.spring.security;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Verification.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Why a client that is not a browser was refused, as problem details (RFC 9457) with a member {@code reason} for programs. All of it
 * is constant or a number.
 */
record Problem(HttpStatus status, String reason, @Nullable Instant retryAt) {

    static final Problem FIRST_REQUIRED = new Problem(HttpStatus.UNAUTHORIZED, "first_factor_required", null);
    static final Problem REQUIRED = new Problem(HttpStatus.UNAUTHORIZED, "second_factor_required", null);
    static final Problem EXPIRED = new Problem(HttpStatus.UNAUTHORIZED, "second_factor_expired", null);
    static final Problem UNAVAILABLE = new Problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", null);
    static final Problem NOT_SET_UP = of(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    static final Problem CHALLENGE_VOID = of(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
    static final Problem MALFORMED = new Problem(HttpStatus.BAD_REQUEST, "malformed_request", null);

    /** The seconds after which an outage may be over; how long it takes nobody knows. */
    static final String SOON = "1";

    private static final String BEARER = "Bearer ";

    static Problem of(Refused refused) {
        HttpStatus status = switch (refused.reason()) {
            case LOCKED -> HttpStatus.TOO_MANY_REQUESTS;
            case SUSPENDED -> HttpStatus.FORBIDDEN;
            case REFUSED, WRONG_CODE, REPLAYED, MALFORMED, EXPIRED, CHALLENGE_VOID, USER_UNAVAILABLE, NOT_SET_UP ->
                HttpStatus.UNAUTHORIZED;
        };
        return new Problem(status, name(refused.reason()), refused.retryAt());
    }

    static Problem of(NotNow notNow) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, name(notNow.reason()), notNow.retryAt());
    }

    static Problem of(Unavailable unavailable) {
        HttpStatus status = switch (unavailable.reason()) {
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case CHALLENGE_VOID, USER_UNAVAILABLE -> HttpStatus.UNAUTHORIZED;
            case SUSPENDED -> HttpStatus.FORBIDDEN;
            case NOT_SET_UP, DESTINATION_NOT_ALLOWED -> HttpStatus.CONFLICT;
        };
        return new Problem(status, name(unavailable.reason()), null);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static boolean isBearer(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    void write(HttpServletRequest request, HttpServletResponse response, Instant now) throws IOException {
        write(request, response, now, null);
    }

    /** Writes the answer; a program learns from {@code max_age} how fresh a proof must be (RFC 9470 section 3). */
    void write(HttpServletRequest request, HttpServletResponse response, Instant now, @Nullable Duration maxAge)
            throws IOException {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.UNAUTHORIZED) {
            String age = maxAge == null ? "" : ", max_age=\"" + maxAge.toSeconds() + "\"";
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    isBearer(request)
                            ? "Bearer error=\"insufficient_user_authentication\", error_description=\"" + reason + "\""
                                    + age
                            : "MFA error=\"" + reason + "\"" + age);
        }
        if (retryAt != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(secondsUntil(retryAt, now)));
        } else if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = ("{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
                        + status.value() + ",\"reason\":\"" + reason + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Rounded up, and at least one: whoever asks again then is not too early. */
    private static long secondsUntil(Instant at, Instant now) {
        return Math.max(1, Duration.between(now, at).plusMillis(999).toSeconds());
    }
}
