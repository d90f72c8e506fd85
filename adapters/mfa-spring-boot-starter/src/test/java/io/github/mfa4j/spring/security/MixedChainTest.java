package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** One chain for browsers with sessions and programs with tokens: what one user has passed does not help another's token. */
class MixedChainTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Mixed.class, TokenApplication.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class Mixed {

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http) {
            AuthorizationManager<RequestAuthorizationContext> passed =
                    AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                            .requireFactors(MfaAuthorities.FACTOR_MFA)
                            .build()
                            .authenticated();
            return http.authorizeHttpRequests(requests -> requests.anyRequest().access(passed))
                    .formLogin(Customizer.withDefaults())
                    .oauth2ResourceServer(
                            server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(TokenApplication.listed())))
                    .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void A20_theSessionOfAnotherUserAddsNothingToAToken() throws Exception {
        Visitor mallory = through("mallory");
        shop().enrolled("bob");

        Program bob = program("bob").session(mallory.session()).get("/orders");

        assertThat(bob.status()).isEqualTo(401);
        assertThat(bob.member("reason")).isEqualTo("second_factor_required");
        assertThat(mallory.get("/orders").body()).startsWith("orders of mallory");
    }

    @Test
    void norDoesItTakeTheTokensOwnFactorNowOrLater() throws Exception {
        Visitor mallory = through("max");
        shop().customer("bea");
        Program bea =
                program("bea", "FACTOR_PASSWORD", MfaAuthorities.FACTOR_MFA).session(mallory.session());

        assertThat(bea.get("/factors").body()).isEqualTo("bea");
        assertThat(bea.get("/api/orders-later").body()).isEqualTo("orders of bea");
    }

    @Test
    void theUsersOwnSessionStillDoes() throws Exception {
        Visitor ada = through("ada");

        assertThat(program("ada").session(ada.session()).get("/orders").body()).startsWith("orders of ada");
    }

    @Test
    void aProgramWithATokenLeavesNoSessionBehind() throws Exception {
        Phone phone = shop().enrolled("cem");
        Program cem = program("cem").post("/mfa/factor", Map.of());
        assertThat(cem.header("Set-Cookie")).isEmpty();

        cem.post("/mfa", Map.of("challenge", cem.member("challenge"), "code", phone.nextCode()));

        assertThat(cem.status()).isEqualTo(204);
        assertThat(cem.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aProgramWithATokenDoesNotOpenTheSessionThatItComesWith() throws Exception {
        Phone phone = shop().enrolled("dan");
        shop().enrolled("eve");
        Visitor eve = shop().visitor();
        eve.get("/orders").logIn("eve");
        Program dan = program("dan").session(eve.session()).post("/mfa/factor", Map.of());

        dan.post("/mfa", Map.of("challenge", dan.member("challenge"), "code", phone.nextCode()));

        assertThat(dan.status()).isEqualTo(204);
        assertThat(dan.header("Set-Cookie")).isEmpty();
        assertThat(eve.get("/orders").path()).isEqualTo("/mfa");
    }

    private Visitor through(String name) throws Exception {
        Phone phone = shop().enrolled(name);
        Visitor visitor = shop().visitor();
        visitor.get("/orders").logIn(name).enter(phone.nextCode());
        assertThat(visitor.path()).isEqualTo("/orders?continue");
        return visitor;
    }

    private Program program(String name) {
        return program(name, "FACTOR_PASSWORD");
    }

    private Program program(String name, String... authorities) {
        return new Program(shop().origin())
                .bearer(TokenApplication.token(
                        shop().bean(JwtEncoder.class),
                        UsernamePasswordAuthenticationToken.authenticated(
                                name, null, AuthorityUtils.createAuthorityList(authorities))));
    }
}
