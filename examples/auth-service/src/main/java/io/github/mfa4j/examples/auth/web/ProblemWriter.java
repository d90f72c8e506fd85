package io.github.mfa4j.examples.auth.web;

import io.github.mfa4j.MfaUnavailableException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Tells a problem: to programs as problem details, and to browsers by the page at {@code /error}. */
@Component
class ProblemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;
    private final Browsers browsers = new Browsers();

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        write(request, response, problem, HttpHeaders.EMPTY);
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem, HttpHeaders more)
            throws IOException {
        HttpHeaders headers = problem.headers();
        headers.putAll(more);
        headers.forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        if (browsers.matches(request)) {
            response.sendError(problem.status().value());
            return;
        }
        byte[] body = json.writeValueAsString(problem.body(path(request))).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** What an exception says is for the log; not so what a database says, which quotes the values that it was given. */
    void writeFailure(HttpServletRequest request, HttpServletResponse response, Exception e) throws IOException {
        Problem problem =
                new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "failed", "Something went wrong. It has been noted.");
        if (e instanceof DataIntegrityViolationException) {
            LOG.error("a constraint of the database was violated at {}", path(request));
            LOG.debug("the cause", e);
        } else if (isOutage(e)) {
            LOG.error(
                    "a dependency is down: {}",
                    e instanceof MfaUnavailableException
                            ? e.getMessage()
                            : e.getClass().getName());
            LOG.debug("the cause", e);
            problem = Problem.outage();
        } else {
            LOG.error("a request failed", e);
        }
        write(request, response, problem);
    }

    private static boolean isOutage(Exception e) {
        return e instanceof MfaUnavailableException
                || e instanceof DataAccessException
                || e instanceof TransactionException;
    }

    /** The path first asked for, also where the server asks for another one to report an error. */
    private static String path(HttpServletRequest request) {
        Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return first == null ? request.getRequestURI() : first.toString();
    }
}
