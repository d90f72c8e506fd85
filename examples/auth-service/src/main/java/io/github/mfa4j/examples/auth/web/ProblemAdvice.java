package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
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

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void refused(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(request, response, problem);
    }

    /** For Spring Security: its filters know who is to log in, and who may not. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void denied(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    void failed(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.writeFailure(request, response, e);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
        return answer(Problem.invalid(errors), HttpHeaders.EMPTY, request);
    }

    /** What Spring itself refuses: the status is right, and its words are replaced by ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            // Thrown while the body was read, and wrapped by whoever read it.
            if (cause instanceof Problem problem) {
                return answer(problem, HttpHeaders.EMPTY, request);
            }
        }
        HttpStatus status = HttpStatus.valueOf(code.value());
        if (status.is5xxServerError()) {
            LOG.error("a request failed", e);
        }
        return answer(Problem.of(status), headers, request);
    }

    /** Null, since it is written. */
    private @Nullable ResponseEntity<Object> answer(Problem problem, HttpHeaders headers, WebRequest request) {
        ServletWebRequest exchange = (ServletWebRequest) request;
        try {
            writer.write(exchange.getRequest(), Objects.requireNonNull(exchange.getResponse()), problem, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }
}
