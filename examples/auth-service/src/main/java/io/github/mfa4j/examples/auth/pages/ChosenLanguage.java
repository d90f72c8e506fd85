package io.github.mfa4j.examples.auth.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of pages: the one switched to by {@code ?lang=}, which a cookie keeps, else the first of the browser's that there is. */
@Component("localeResolver")
class ChosenLanguage extends AcceptHeaderLocaleResolver implements HandlerInterceptor, WebMvcConfigurer {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

    private static final String NAME = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    ChosenLanguage() {
        setSupportedLocales(LANGUAGES);
        setDefaultLocale(LANGUAGES.get(0));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie kept = WebUtils.getCookie(request, NAME);
        return switchedTo(request)
                .or(() -> known(kept == null ? null : kept.getValue()))
                .orElseGet(() -> super.resolveLocale(request));
    }

    /** Keeps the language that was switched to. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        switchedTo(request)
                .map(language -> ResponseCookie.from(NAME, language.toLanguageTag())
                        .path("/")
                        .maxAge(KEPT)
                        .secure(request.isSecure())
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
        return true;
    }

    /** By a link. An error may be that of a form which cannot be read, and is reported by a GET whatever the method was. */
    private static Optional<Locale> switchedTo(HttpServletRequest request) {
        boolean byLink =
                request.getDispatcherType() == DispatcherType.REQUEST && HttpMethod.GET.matches(request.getMethod());
        return byLink ? known(request.getParameter(NAME)) : Optional.empty();
    }

    private static Optional<Locale> known(@Nullable String tag) {
        return LANGUAGES.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }
}
