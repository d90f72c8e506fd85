package io.github.mfa4j.examples.auth.web;

import io.github.mfa4j.MfaUnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of a controller, in one shape. What an exception says is for the log, not for the client. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem, ServletWebRequest request) {
        return ResponseEntity.status(problem.status())
                .headers(problem.headers())
                .body(problem.body(request.getRequest().getRequestURI()));
    }

    /** Also a database that cannot be reached: nothing was granted, and it may work soon. */
    @ExceptionHandler({MfaUnavailableException.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> down(RuntimeException e, ServletWebRequest request) {
        LOG.error("a dependency is down: {}", OutageFilter.words(e));
        LOG.debug("the cause", e);
        return refused(Problem.outage(), request);
    }

    /** No outage: it will be refused again. What the database says of it quotes the values. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedByDatabase(DataIntegrityViolationException e, ServletWebRequest request) {
        LOG.error("a request failed: {}", OutageFilter.words(e));
        LOG.debug("the cause", e);
        return refused(failure(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception e, ServletWebRequest request) {
        LOG.error("a request failed", e);
        return refused(failure(), request);
    }

    private static Problem failure() {
        return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "failed", "Something went wrong. It has been noted.");
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
        return answer(Problem.invalid(errors), new HttpHeaders(), request);
    }

    /** What Spring itself refuses: the status is right, and its words are replaced by ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            // Thrown while the body was read, and wrapped by whoever read it.
            if (cause instanceof Problem problem) {
                return answer(problem, new HttpHeaders(), request);
            }
        }
        HttpStatus status = HttpStatus.valueOf(code.value());
        if (status.is5xxServerError()) {
            LOG.error("a request failed", e);
        }
        String words = status.getReasonPhrase();
        return answer(
                new Problem(status, words.toLowerCase(Locale.ROOT).replace(' ', '_'), detail(status, words)),
                headers,
                request);
    }

    private static String detail(HttpStatus status, String otherwise) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be read.";
            case NOT_FOUND -> "There is nothing here.";
            case METHOD_NOT_ALLOWED -> "This method is not for this address; the header Allow lists those that are.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
            case CONTENT_TOO_LARGE -> "The request is too large.";
            default -> otherwise + ".";
        };
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers, WebRequest request) {
        HttpHeaders all = problem.headers();
        all.putAll(headers);
        return ResponseEntity.status(problem.status())
                .headers(all)
                .body(problem.body(((ServletWebRequest) request).getRequest().getRequestURI()));
    }
}
