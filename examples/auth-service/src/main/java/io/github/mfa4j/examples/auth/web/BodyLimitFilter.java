package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a request than any of ours can have, whether it says how long it is or not, and waits no longer for it than whoever
 * means it needs: the server itself waits anew for each byte.
 */
@Component
@Order(-200) // Before Spring Security.
class BodyLimitFilter extends OncePerRequestFilter {

    private static final int MAX_BYTES = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProblemWriter writer;
    private final Clock clock;

    BodyLimitFilter(ProblemWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            writer.write(request, response, Problem.of(HttpStatus.CONTENT_TOO_LARGE));
            return;
        }
        chain.doFilter(new Limited(request, clock), response);
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final Clock clock;

        Limited(HttpServletRequest request, Clock clock) {
            super(request);
            this.clock = clock;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), clock);
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private final Clock clock;
        private final Instant end;
        private int read;

        Counted(ServletInputStream in, Clock clock) {
            this.in = in;
            this.clock = clock;
            this.end = clock.instant().plus(PATIENCE);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > MAX_BYTES) {
                throw Problem.of(HttpStatus.CONTENT_TOO_LARGE);
            }
            if (clock.instant().isAfter(end)) {
                throw Problem.of(HttpStatus.REQUEST_TIMEOUT);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
