package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.totp.TotpFactor;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;

/** Tenants whose users may have one name: in Spring Security's eyes the same user, who keeps what the session has. */
class TenantsTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Tenants.class};
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMultiFactorAuthentication(
            authorities = {FactorGrantedAuthority.PASSWORD_AUTHORITY, MfaAuthorities.FACTOR_MFA})
    static class Tenants {

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(login -> login.authenticationDetailsSource(
                            request -> request.getParameter("tenant") == null ? "one" : request.getParameter("tenant")))
                    // Of which Spring Security itself takes least along.
                    .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                    .with(MfaConfigurer.mfa(), mfa -> {})
                    .build();
        }

        @Bean
        MfaUserIds tenants() {
            return user -> new UserId(tenant(user), user.getName());
        }

        private static String tenant(Authentication user) {
            return String.valueOf(user.getDetails());
        }
    }

    @Test
    void A20_theFactorOfOneTenantsUserIsNoneOfAnothers() throws Exception {
        shop().customer("alice");
        Phone attackers = enrolled("one");
        Phone victims = enrolled("two");
        Visitor attacker = shop().visitor();
        attacker.get("/orders").logIn("alice").enter(attackers.nextCode());
        assertThat(attacker.path()).isEqualTo("/orders?continue");

        // The password of the other alice was stolen.
        attacker.get("/login")
                .post("/login", Map.of("username", "alice", "password", ShopApplication.PASSWORD, "tenant", "two"));

        assertThat(attacker.get("/orders").path()).isEqualTo("/mfa");
        assertThat(attacker.enter(attackers.nextCode()).get("/orders").path()).isEqualTo("/mfa");
        assertThat(attacker.enter(victims.nextCode()).get("/orders").body()).startsWith("orders of alice");
    }

    private Phone enrolled(String tenant) {
        UserId alice = new UserId(tenant, "alice");
        shop().bean(InMemoryUserDirectory.class).put(alice, new UserProfile("alice", Locale.ENGLISH, Map.of()));
        return Phone.enrolled(shop().bean(TotpFactor.class), alice, shop().clock());
    }
}
