package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** An application that answers in its own words who may not have something sends who lacks the factor to the step all the same. */
class OwnHandlerTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {OwnWords.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnWords {

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/till")
                            .hasRole("CASHIER")
                            .anyRequest()
                            .hasAuthority(MfaAuthorities.FACTOR_MFA))
                    .formLogin(Customizer.withDefaults())
                    .exceptionHandling(exceptions -> exceptions.defaultAccessDeniedHandlerFor(
                            (request, response, denied) -> response.setStatus(418), AnyRequestMatcher.INSTANCE))
                    .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void theFactorIsAskedForAndTheRoleIsNot() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();

        ada.get("/orders").logIn("ada");
        assertThat(ada.path()).isEqualTo("/mfa");
        ada.enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/orders?continue");

        assertThat(ada.get("/till").status()).isEqualTo(418);
    }
}
