package io.github.mfa4j.examples.auth.web;

import io.github.mfa4j.MfaUnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what filters let through: a session cannot be looked up while the database is down, and then nobody gets in. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    private final ProblemWriter writer;

    OutageFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException | TransactionException e) {
            answer(request, response, e, Problem.outage());
        } catch (Problem problem) {
            writer.write(request, response, problem);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, RuntimeException e, Problem problem)
            throws IOException {
        LOG.error("a dependency is down: {}", words(e));
        LOG.debug("the cause", e);
        if (!response.isCommitted()) {
            response.reset();
            writer.write(request, response, problem);
        }
    }

    /** What is down, without what a database quotes. */
    static String words(RuntimeException e) {
        return e instanceof MfaUnavailableException
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }
}
