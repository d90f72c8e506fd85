package io.github.mfa4j.spring.security;

import io.github.mfa4j.spring.security.pages.PageAsset;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Serves the style or the script of the pages, to everybody. */
final class AssetFilter extends OncePerRequestFilter {

    private final RequestMatcher requests;
    private final String contentType;
    private final byte[] bytes;

    AssetFilter(RequestMatcher requests, PageAsset asset) {
        this.requests = requests;
        this.contentType = asset.contentType();
        this.bytes = asset.bytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!requests.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setContentType(contentType);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** All its requests and none but these end here, so that their name needs no marker of each. */
    @Override
    protected String getAlreadyFilteredAttributeName() {
        return getClass().getName() + "." + contentType;
    }
}
