package io.github.mfa4j.examples.auth.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what under {@code /mfa}: client applications with tokens of their own kind, which are good for nothing else. */
@Configuration(proxyBeanMethods = false)
class ClientSecurity {

    static final String SHARED = "/mfa/verify";
    static final String PICTURES = "/mfa/qr/";
    private static final String REVOKE = "/auth/revoke";

    @Bean
    @Order(10) // Before the chain of all other requests.
    SecurityFilterChain clientApi(HttpSecurity http, SecurityProblems problems, OpaqueTokenIntrospector tokens)
            throws Exception {
        return http.securityMatcher(ClientSecurity::isOfClient)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // AnswerHeaders writes them all.
                .authorizeHttpRequests(requests -> requests.requestMatchers(PICTURES + "*", REVOKE)
                        .permitAll()
                        .requestMatchers("/mfa/renew")
                        .hasAuthority("SCOPE_renew")
                        .requestMatchers("/mfa/disable")
                        .hasAuthority("SCOPE_disable")
                        .requestMatchers("/mfa/erase")
                        .hasAuthority("SCOPE_erase")
                        .requestMatchers("/mfa/release")
                        .hasAuthority("SCOPE_release")
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.introspector(tokens))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    /** All under {@code /mfa}; one route is also the end users', of whom NeedlessTokenFilter lets no token come here. */
    static boolean isOfClient(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean ofUsers = path.equals(SHARED) && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        return path.equals(REVOKE) || (path.startsWith("/mfa/") && !ofUsers);
    }
}
