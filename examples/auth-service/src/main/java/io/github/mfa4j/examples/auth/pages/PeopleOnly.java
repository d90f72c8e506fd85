package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.web.Browsers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses programs that post to a page before anything is done: whatever they were answered is a page, or leads to one. */
class PeopleOnly extends OncePerRequestFilter {

    private final Browsers browsers = new Browsers();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("POST".equals(request.getMethod()) && !browsers.matches(request)) {
            response.sendError(HttpStatus.NOT_ACCEPTABLE.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
