package io.github.mfa4j.spring.security;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.github.mfa4j.testkit.SettableClock;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.FactorGrantedAuthority;
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
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same shop for programs: bearer tokens that list authorities, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class TokenApplication {

    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    private static final String AUTHORITIES = "authorities";
    private static final String FACTORS = "factors";

    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            JwtEncoder encoder,
            UserDetailsService logins,
            MfaChallengeHandler challenges,
            SettableClock clock) {
        AuthorizationManager<RequestAuthorizationContext> passed =
                AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                        .requireFactors(MfaAuthorities.FACTOR_MFA)
                        .build()
                        .authenticated();
        return http.securityMatcher("/api/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/till")
                        .access(ShopApplication.fresh(clock))
                        .anyRequest()
                        .access(passed))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(listed())))
                .formLogin(login -> login.loginProcessingUrl("/api/login").successHandler(challenges))
                .with(
                        MfaConfigurer.mfa(),
                        mfa -> mfa.path("/api/mfa")
                                .challengeAlone(logins)
                                .apiSuccessHandler((request, response, user) -> issue(encoder, response, user)))
                .build();
    }

    /** Reads the authorities that {@link #token} lists, and when factors were passed: a rule may ask how long ago. */
    static JwtAuthenticationConverter listed() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> {
            List<GrantedAuthority> authorities = new ArrayList<>(
                    AuthorityUtils.createAuthorityList(requireNonNull(token.getClaimAsStringList(AUTHORITIES))));
            requireNonNull(token.getClaimAsMap(FACTORS))
                    .forEach((name, at) -> authorities.add(FactorGrantedAuthority.withAuthority(name)
                            .issuedAt(Instant.ofEpochSecond((long) at))
                            .build()));
            return authorities;
        });
        return converter;
    }

    private static void issue(JwtEncoder encoder, HttpServletResponse response, Authentication user)
            throws IOException {
        response.getOutputStream().write(token(encoder, user).getBytes(StandardCharsets.US_ASCII));
    }

    static String token(JwtEncoder encoder, Authentication user) {
        Instant now = Instant.now();
        List<String> authorities = new ArrayList<>();
        Map<String, Long> factors = new HashMap<>();
        for (GrantedAuthority granted : user.getAuthorities()) {
            if (granted instanceof FactorGrantedAuthority factor) {
                factors.put(factor.getAuthority(), factor.getIssuedAt().getEpochSecond());
            } else {
                authorities.add(granted.getAuthority());
            }
        }
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(),
                        JwtClaimsSet.builder()
                                .subject(user.getName())
                                .issuedAt(now)
                                .expiresAt(now.plusSeconds(900))
                                .claim(AUTHORITIES, authorities)
                                .claim(FACTORS, factors)
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

        @GetMapping("/api/till")
        String till() {
            return "till";
        }

        @GetMapping("/api/orders-later")
        Callable<String> ordersLater(Authentication user) {
            return () -> "orders of " + user.getName();
        }
    }
}
