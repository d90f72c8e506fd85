package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationManagerFactories.AdditionalRequiredFactorsBuilder;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security's own annotation says what is required, and the condition of this module of whom. */
class AnnotationTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Annotated.class};
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMultiFactorAuthentication(
            authorities = {FactorGrantedAuthority.PASSWORD_AUTHORITY, MfaAuthorities.FACTOR_MFA})
    static class Annotated {

        @Bean
        Customizer<AdditionalRequiredFactorsBuilder<Object>> ofWhom(WhenSetUp whenSetUp) {
            return factors -> factors.when(whenSetUp);
        }

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void whoHasAFactorIsAskedForIt() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();

        ada.get("/orders").logIn("ada");
        assertThat(ada.path()).isEqualTo("/mfa");
        ada.enter(phone.nextCode());

        assertThat(ada.path()).isEqualTo("/orders?continue");
    }

    @Test
    void whoHasNoneIsNot() throws Exception {
        shop().customer("bea");
        Visitor bea = shop().visitor();

        bea.get("/orders").logIn("bea");

        assertThat(bea.path()).isEqualTo("/orders?continue");
    }
}
