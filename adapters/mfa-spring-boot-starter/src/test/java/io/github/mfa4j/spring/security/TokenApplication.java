package io.github.mfa4j.spring.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same shop for programs: bearer tokens that list authorities, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class TokenApplication {

    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http, JwtEncoder encoder, UserDetailsService logins, MfaChallengeHandler challenges) {
        AuthorizationManager<RequestAuthorizationContext> passed =
                AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                        .requireFactors(MfaAuthorities.FACTOR_MFA)
                        .build()
                        .authenticated();
        return http.securityMatcher("/api/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(passed))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(listed())))
                .formLogin(login -> login.loginProcessingUrl("/api/login").successHandler(challenges))
                .with(
                        MfaConfigurer.mfa(),
                        mfa -> mfa.path("/api/mfa")
                                .challengeAlone(logins)
                                .apiSuccessHandler((request, response, user) -> issue(encoder, response, user)))
                .build();
    }

    /** Reads the authorities that {@link #token} lists. */
    static JwtAuthenticationConverter listed() {
        JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName("authorities");
        authorities.setAuthorityPrefix("");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(authorities);
        return converter;
    }

    private static void issue(JwtEncoder encoder, HttpServletResponse response, Authentication user)
            throws IOException {
        response.getOutputStream().write(token(encoder, user).getBytes(StandardCharsets.US_ASCII));
    }

    static String token(JwtEncoder encoder, Authentication user) {
        Instant now = Instant.now();
        List<String> authorities = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(),
                        JwtClaimsSet.builder()
                                .subject(user.getName())
                                .issuedAt(now)
                                .expiresAt(now.plusSeconds(900))
                                .claim("authorities", authorities)
                                .build()))
                .getTokenValue();
    }

    @Bean
    JwtEncoder encoder() {
        return new NimbusJwtEncoder(new ImmutableSecret<>(KEY));
    }

    @Bean
    JwtDecoder decoder() {
        return NimbusJwtDecoder.withSecretKey(KEY).build();
    }

    @RestController
    static class Orders {

        @GetMapping("/api/orders")
        String orders(Authentication user) {
            return user.getClass().getSimpleName() + " of " + user.getName();
        }

        @GetMapping("/api/orders-later")
        Callable<String> ordersLater(Authentication user) {
            return () -> "orders of " + user.getName();
        }
    }
}
