package io.github.mfa4j.examples.auth.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** The language of pages: the one switched to by {@code ?lang=}, which a cookie keeps, else the first of the browser's that there is. */
class ChosenLanguage extends OncePerRequestFilter {

    static final List<String> LANGUAGES = List.of("en", "es");

    private static final String NAME = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> switchedTo = known(request.getParameter(NAME));
        switchedTo.ifPresent(language -> response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, language)
                        .path("/")
                        .maxAge(KEPT)
                        .secure(request.isSecure())
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build()
                        .toString()));
        Cookie kept = WebUtils.getCookie(request, NAME);
        String language = switchedTo
                .or(() -> known(kept == null ? null : kept.getValue()))
                .orElseGet(() -> preferred(request));
        chain.doFilter(new InLanguage(request, Locale.forLanguageTag(language)), response);
    }

    private static Optional<String> known(@Nullable String language) {
        return Optional.ofNullable(language).filter(LANGUAGES::contains);
    }

    private static String preferred(HttpServletRequest request) {
        Stream<Locale> locales = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Stream.empty()
                : Collections.list(request.getLocales()).stream();
        return locales.map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(LANGUAGES.get(0));
    }

    private static final class InLanguage extends HttpServletRequestWrapper {

        private final Locale locale;

        InLanguage(HttpServletRequest request, Locale locale) {
            super(request);
            this.locale = locale;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }
    }
}
