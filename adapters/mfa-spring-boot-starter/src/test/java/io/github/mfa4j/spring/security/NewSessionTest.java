package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.totp.TotpFactor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A chain that begins a new session with each factor and takes hardly anything along. */
class NewSessionTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Anew.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class Anew {

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(MfaAuthorities.FACTOR_MFA))
                    .formLogin(Customizer.withDefaults())
                    .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                    .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void aFreshProofAddsASecondPhone() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();
        ada.get("/orders").logIn("ada").enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/orders?continue");

        ada.get("/mfa/enrol").enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/mfa/enrol?continue");
        ada.post("/mfa/enrol", Map.of("code", shop().scanned(ada).nextCode()));

        assertThat(shop().bean(TotpFactor.class).authenticators(UserId.of("ada")))
                .hasSize(2);
    }
}
