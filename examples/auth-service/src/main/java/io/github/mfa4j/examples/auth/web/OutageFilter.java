package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what filters let through: a session cannot be looked up while the database is down, and then nobody gets in. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // Before all else but the headers.
class OutageFilter extends OncePerRequestFilter {

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
            if (!response.isCommitted()) {
                response.reset();
                writer.writeFailure(request, response, e);
            }
        } catch (Problem problem) {
            writer.write(request, response, problem);
        }
    }
}
