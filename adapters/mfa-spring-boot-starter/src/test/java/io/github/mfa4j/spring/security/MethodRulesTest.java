package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rules at methods lead to the step as those of paths do, if they say which factor is missing. */
class MethodRulesTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Methods.class};
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    static class Methods {

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationManager<Object> freshFactor(SettableClock clock) {
            return ShopApplication.fresh(clock);
        }

        @RestController
        static class Safe {

            @GetMapping("/safe")
            @PreAuthorize("@freshFactor")
            String open() {
                return "open";
            }
        }
    }

    @Test
    void browsersAreLedToTheStepAndBackUntilTheProofIsTooOld() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();
        ada.get("/orders").logIn("ada");
        assertThat(ada.path()).isEqualTo("/orders?continue");

        assertThat(ada.get("/safe").path()).isEqualTo("/mfa");
        ada.enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/safe?continue");
        assertThat(ada.body()).isEqualTo("open");

        shop().clock().advance(ShopApplication.FRESH);
        assertThat(ada.get("/safe").path()).isEqualTo("/mfa");
    }

    @Test
    void programsAreToldWhatIsMissing() throws Exception {
        shop().enrolled("bea");
        Visitor bea = shop().visitor();
        bea.get("/orders").logIn("bea");

        bea.fetch("/safe");

        assertThat(bea.status()).isEqualTo(401);
        assertThat(bea.body()).contains("\"reason\":\"second_factor_required\"");
    }
}
