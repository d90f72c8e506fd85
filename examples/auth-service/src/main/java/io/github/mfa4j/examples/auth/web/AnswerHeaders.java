package io.github.mfa4j.examples.auth.web;

import io.github.mfa4j.spring.security.pages.MfaPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;

/**
 * What browsers may do with answers. It is said around all filters, and not in Spring Security's chains, so that it also holds for
 * what is refused before them: too many requests, too large ones, an outage.
 */
@Configuration(proxyBeanMethods = false)
class AnswerHeaders {

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Swagger UI brings its script and style along, and has styles within its elements. */
    private static final String SWAGGER =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** HSTS only where the request came over TLS; no caching but where a file says how long. */
    @Bean
    HeaderWriter headersOfAnswers(MfaPages pages) {
        return new CompositeHeaderWriter(List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(),
                new HstsHeaderWriter(),
                new CacheControlHeadersWriter(),
                new PermissionsPolicyHeaderWriter("camera=(), geolocation=(), microphone=()"),
                (request, response) -> writePolicies(request, response, pages),
                AnswerHeaders::endAfterChunks));
    }

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> headerFilter(HeaderWriter headersOfAnswers) {
        FilterRegistrationBean<HeaderWriterFilter> filter = new FilterRegistrationBean<>(new Around(headersOfAnswers));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static void writePolicies(HttpServletRequest request, HttpServletResponse response, MfaPages pages) {
        String type = response.getContentType();
        boolean swagger = request.getRequestURI().startsWith("/swagger-ui/");
        boolean page = !swagger && type != null && type.startsWith(MediaType.TEXT_HTML_VALUE);
        response.setHeader(
                "Content-Security-Policy", swagger ? SWAGGER : page ? pages.contentSecurityPolicy() : NOTHING);
        response.setHeader("Referrer-Policy", page ? "same-origin" : "no-referrer");
    }

    /**
     * A body that is not read to its end ends the connection. Of one in chunks the server cannot see that before the answer, so the
     * client would send its next request into a closed connection unless it were told.
     */
    private static void endAfterChunks(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    /** Also around the page that tells of an error, which is another than what was asked for. */
    private static final class Around extends HeaderWriterFilter {

        Around(HeaderWriter headers) {
            super(List.of(headers));
        }

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }
    }
}
