package io.github.mfa4j.examples.auth.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal, in the one shape in which all are told (RFC 9457): {@code title}, {@code status}, {@code detail}, and {@code code},
 * which programs decide by. What a client sent is never repeated in it.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient List<Map<String, String>> errors;
    private final @Nullable Duration retryAfter;

    /**
     * A refusal.
     *
     * @param status the status
     * @param code what programs decide by: lower-case letters and underscores
     * @param detail what people read
     */
    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of(), null);
    }

    Problem(
            HttpStatus status,
            String code,
            String detail,
            List<Map<String, String>> errors,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /**
     * One field is wrong.
     *
     * @param field its name
     * @param message what it must be
     * @return a 400
     */
    public static Problem badField(String field, String message) {
        return invalid(List.of(Map.of("field", field, "message", message)));
    }

    static Problem invalid(List<Map<String, String>> errors) {
        return new Problem(
                HttpStatus.BAD_REQUEST, "invalid_request", "Some fields are missing or wrong.", errors, null);
    }

    /**
     * No such user, not active, or another password: nobody learns which.
     *
     * @return a 401
     */
    public static Problem badCredentials() {
        return new Problem(HttpStatus.UNAUTHORIZED, "bad_credentials", "The address or the password is wrong.");
    }

    /**
     * A token that is forged, expired, used or void.
     *
     * @return a 401
     */
    public static Problem badToken() {
        return new Problem(HttpStatus.UNAUTHORIZED, "invalid_token", "The token is not valid, or not any more.");
    }

    /**
     * No token came along.
     *
     * @return a 401
     */
    public static Problem noToken() {
        return new Problem(HttpStatus.UNAUTHORIZED, "token_missing", "Send an access token.");
    }

    /** What the server or Spring refuses, whose code is the name of the status. */
    static Problem of(HttpStatus status) {
        String words = status.getReasonPhrase();
        String detail = switch (status) {
            case BAD_REQUEST -> "The request cannot be read.";
            case NOT_FOUND -> "There is nothing here.";
            case METHOD_NOT_ALLOWED -> "This method is not for this address; the header Allow lists those that are.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
            case CONTENT_TOO_LARGE -> "The request is too large.";
            default -> words + ".";
        };
        return new Problem(status, words.toLowerCase(Locale.ROOT).replace(' ', '_'), detail);
    }

    /**
     * Too much at once; nothing was decided.
     *
     * @return a 503
     */
    public static Problem busy() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many requests at once.", List.of(), Duration.ofSeconds(1));
    }

    /**
     * Something the service depends on is down; nothing was granted, but a code may be used up.
     *
     * @return a 503
     */
    public static Problem outage() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "The service cannot answer now. Try again in a moment.",
                List.of(),
                Duration.ofSeconds(5));
    }

    /**
     * Too early.
     *
     * @param code why
     * @param detail why, for people
     * @param now the time
     * @param retryAt from when it can work
     * @return a 429 with Retry-After
     */
    public static Problem tooMany(String code, String detail, Instant now, Instant retryAt) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, code, detail, List.of(), Duration.between(now, retryAt));
    }

    /**
     * Tells refusals apart.
     *
     * @param other a code
     * @return whether it is the code of this one
     */
    public boolean hasCode(String other) {
        return code.equals(other);
    }

    HttpStatus status() {
        return status;
    }

    ProblemDetail body(String path) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, String.valueOf(getMessage()));
        try {
            body.setInstance(new URI(path));
        } catch (URISyntaxException e) {
            // Some that the server lets in are none, such as "//".
        }
        body.setProperty("code", code);
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return body;
    }

    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        if (retryAfter != null) {
            // Whole seconds, rounded up: whoever comes then is not too early.
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }
}
