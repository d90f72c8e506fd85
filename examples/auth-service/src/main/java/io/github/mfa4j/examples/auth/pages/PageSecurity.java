package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.spring.security.MfaAuthorities;
import io.github.mfa4j.spring.security.MfaConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who may see which page. Everything but the login takes both steps; every form carries a token against forged requests (CSRF). */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** The second step. */
    static final String STEP = "/verificar-codigo";

    private static final String[] PAGES = {
        "/", "/login", "/logout", STEP, STEP + "/**", "/security/**", "/administration/**", "/pages/**"
    };

    @Bean
    @Order(1) // Before the chain of the API, which takes all that is left.
    SecurityFilterChain pages(
            HttpSecurity http, Arrival arrival, WantedPage wanted, BrowserSessions sessions, Users users)
            throws Exception {
        AuthorizationManagerFactory<RequestAuthorizationContext> bothSteps =
                AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                        .requireFactors(MfaAuthorities.FACTOR_MFA)
                        .build();
        return http.securityMatcher(PAGES)
                .headers(AbstractHttpConfigurer::disable) // AnswerHeaders writes them all.
                .authorizeHttpRequests(requests -> requests.requestMatchers("/login", "/pages/**")
                        .permitAll()
                        .requestMatchers("/administration/**")
                        .access(bothSteps.hasRole("ADMIN"))
                        .anyRequest()
                        .access(bothSteps.authenticated()))
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("email")
                        // Spring Security's own keeps the failure, and in it the password, in the session.
                        .failureHandler((request, response, e) -> response.sendRedirect("/login?error")))
                .logout(logout -> logout.addLogoutHandler(sessions).logoutSuccessUrl("/login?out"))
                .exceptionHandling(exceptions ->
                        exceptions.defaultAccessDeniedHandlerFor(new PageRefusal(), AnyRequestMatcher.INSTANCE))
                .with(MfaConfigurer.mfa(), step -> step.path(STEP).successHandler(arrival))
                .addFilterBefore(new PeopleOnly(), CsrfFilter.class)
                .addFilterBefore(new LiveSession(sessions, users), AuthorizationFilter.class)
                .build();
    }
}
