package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** A program that sends its password with each request, in a chain that knows sessions: it is given none by the step. */
class BasicTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {WithBasic.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class WithBasic {

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(MfaAuthorities.FACTOR_MFA))
                    .csrf(AbstractHttpConfigurer::disable)
                    .formLogin(Customizer.withDefaults())
                    .httpBasic(Customizer.withDefaults())
                    .with(
                            MfaConfigurer.mfa(),
                            mfa -> mfa.apiSuccessHandler((request, response, user) ->
                                    response.getWriter().write("granted to " + user.getName())))
                    .build();
        }
    }

    @Test
    void A20_whatItHasPassedGoesIntoNoSession() throws Exception {
        Phone phone = shop().enrolled("ada");
        Program ada = new Program(shop().origin()).basic("ada", ShopApplication.PASSWORD);

        ada.post("/mfa/factor", Map.of());
        ada.post("/mfa", Map.of("challenge", ada.member("challenge"), "code", phone.nextCode()));

        assertThat(ada.body()).isEqualTo("granted to ada");
        assertThat(ada.header("Set-Cookie")).isEmpty();
    }

    @Test
    void A20_norIntoThatOfAnotherUser() throws Exception {
        Phone mallorys = shop().enrolled("mallory");
        Phone bobs = shop().enrolled("bob");
        Visitor bob = shop().visitor();
        bob.get("/orders").logIn("bob").enter(bobs.nextCode());
        Program mallory = new Program(shop().origin())
                .basic("mallory", ShopApplication.PASSWORD)
                .session(bob.session());

        mallory.post("/mfa/factor", Map.of());
        mallory.post("/mfa", Map.of("challenge", mallory.member("challenge"), "code", mallorys.nextCode()));

        assertThat(mallory.body()).isEqualTo("granted to mallory");
        assertThat(bob.get("/orders").body()).startsWith("orders of bob");
    }
}
