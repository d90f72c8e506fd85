package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may call what of the API. It knows no cookie, so there is nothing that another site could make a browser send (CSRF). What is
 * not named here takes an access token, and access tokens are only issued after the second step.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    /** By whoever has no access token yet; each asks for a password, a code or a token itself. */
    static final String[] OPEN = {
        "/auth",
        "/auth/revoke",
        "/auth/register",
        "/auth/login/**",
        "/auth/verify-mfa",
        "/auth/refresh",
        "/auth/test-email",
        "/auth/password-reset/**",
        "/login_mfa",
        "/mfa/verify",
        "/actuator/health/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/v3/api-docs/**",
        "/error"
    };

    @Bean
    SecurityFilterChain api(
            HttpSecurity http, SecurityProblems problems, Converter<Jwt, AbstractAuthenticationToken> authorities)
            throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // AnswerHeaders writes them all.
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/protected/admin/**", "/actuator/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(authorities))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }
}
