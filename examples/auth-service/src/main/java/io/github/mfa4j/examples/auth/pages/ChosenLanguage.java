package io.github.mfa4j.examples.auth.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/** The language of pages: the one switched to by {@code ?lang=}, which a cookie keeps, else the first of the browser's that there is. */
@Component("localeResolver")
class ChosenLanguage extends AcceptHeaderLocaleResolver implements WebMvcConfigurer {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

    private static final String NAME = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    ChosenLanguage() {
        setSupportedLocales(LANGUAGES);
        setDefaultLocale(LANGUAGES.get(0));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor switches = new LocaleChangeInterceptor();
        switches.setParamName(NAME);
        registry.addInterceptor(switches);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie kept = WebUtils.getCookie(request, NAME);
        return known(request.getParameter(NAME))
                .or(() -> known(kept == null ? null : kept.getValue()))
                .orElseGet(() -> super.resolveLocale(request));
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale switchedTo) {
        if (response != null && switchedTo != null && LANGUAGES.contains(switchedTo)) {
            ResponseCookie cookie = ResponseCookie.from(NAME, switchedTo.toLanguageTag())
                    .path("/")
                    .maxAge(KEPT)
                    .secure(request.isSecure())
                    .httpOnly(true)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }

    private static Optional<Locale> known(@Nullable String tag) {
        return LANGUAGES.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst();
    }
}
