package io.github.mfa4j.spring.security;

import static io.github.mfa4j.spring.security.MfaAuthorities.FACTOR_MFA;
import static org.springframework.security.core.authority.FactorGrantedAuthority.PASSWORD_AUTHORITY;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationManagerFactories.AdditionalRequiredFactorsBuilder;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

// [readme]
@Configuration
@EnableMultiFactorAuthentication(authorities = {PASSWORD_AUTHORITY, FACTOR_MFA})
class ShopSecurity {

    @Bean
    SecurityFilterChain shop(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                .build();
    }

    /** Of those who have a second factor; without this bean, of everybody. */
    @Bean
    Customizer<AdditionalRequiredFactorsBuilder<Object>> whoIsAsked(WhenSetUp whenSetUp) {
        return factors -> factors.when(whenSetUp);
    }
}
// [/readme]
