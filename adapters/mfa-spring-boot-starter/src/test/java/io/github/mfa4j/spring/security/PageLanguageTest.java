package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** The pages speak the language of the application around them. */
class PageLanguageTest extends InTheShop {

    private static final Locale SPANISH = Locale.forLanguageTag("es");

    @Override
    Class<?>[] more() {
        return new Class<?>[] {InSpanish.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class InSpanish {

        @Bean
        LocaleResolver localeResolver() {
            return new FixedLocaleResolver(SPANISH);
        }
    }

    @Test
    void theApplicationsResolverDecides() throws Exception {
        shop().enrolled("ada");
        Visitor ada = shop().visitor();

        ada.get("/orders").logIn("ada");

        assertThat(ada.path()).isEqualTo("/mfa");
        assertThat(ada.line("language")).isEqualTo("es");
    }

    @Test
    void withoutOneOrWithoutSpringMvcTheBrowserDoes() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addPreferredLocale(Locale.FRENCH);
        StaticApplicationContext none = new StaticApplicationContext();
        ClassLoader loader = PageLanguageTest.class.getClassLoader();

        assertThat(PageLanguage.of(none, loader).apply(request)).isEqualTo(Locale.FRENCH);
        assertThat(PageLanguage.of(shop().context(), loader).apply(request)).isEqualTo(SPANISH);
        assertThat(PageLanguage.of(shop().context(), new FilteredClassLoader(LocaleResolver.class))
                        .apply(request))
                .isEqualTo(Locale.FRENCH);
    }
}
