package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Overlooks the access token of a request that needs none. Many clients send theirs with whatever they ask for, and one that expired
 * must not shut the very route that renews it.
 */
@Component
@Order(-310) // Before all that looks for one.
class NeedlessTokenFilter extends OncePerRequestFilter {

    /** An access token of a user; those of client applications have one point. */
    private static final Pattern JWT = Pattern.compile("(?i)bearer +[^. ]+\\.[^. ]+\\.[^. ]+ *");

    private final RequestMatcher open = new OrRequestMatcher(Stream.of(ApiSecurity.OPEN)
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(isNeedless(request) ? new WithoutToken(request) : request, response);
    }

    /** One route is also the client applications', who need theirs. */
    private boolean isNeedless(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && open.matches(request)
                && (!request.getServletPath().equals(ClientSecurity.SHARED)
                        || JWT.matcher(header).matches());
    }

    private static final class WithoutToken extends HttpServletRequestWrapper {

        WithoutToken(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isToken(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isToken(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !isToken(name))
                    .toList());
        }

        private static boolean isToken(String name) {
            return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
        }
    }
}
