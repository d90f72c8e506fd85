package io.github.mfa4j.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a page: as the application's resolver tells it where there is Spring MVC, else the one that the browser asks for. */
final class PageLanguage {

    private static final String RESOLVER = "org.springframework.web.servlet.LocaleResolver";

    private PageLanguage() {}

    /** The pages are made before Spring's servlet, which notes its resolver in the request, so it is taken by the name of its bean. */
    static Function<HttpServletRequest, Locale> of(ListableBeanFactory beans, ClassLoader loader) {
        return ClassUtils.isPresent(RESOLVER, loader) ? Mvc.of(beans) : HttpServletRequest::getLocale;
    }

    /** Loaded only where the class of the resolver is there. */
    private static final class Mvc {

        private static final String BEAN = "localeResolver";

        static Function<HttpServletRequest, Locale> of(ListableBeanFactory beans) {
            return beans.containsBean(BEAN)
                    ? beans.getBean(BEAN, LocaleResolver.class)::resolveLocale
                    : HttpServletRequest::getLocale;
        }
    }
}
