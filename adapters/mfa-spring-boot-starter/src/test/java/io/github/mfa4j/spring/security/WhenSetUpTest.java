package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.totp.TotpFactor;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** A shop where the second factor is each customer's choice. */
class WhenSetUpTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {ByChoice.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class ByChoice {

        @Bean
        SecurityFilterChain byChoice(HttpSecurity http, WhenSetUp whenSetUp) {
            AuthorizationManager<RequestAuthorizationContext> rule =
                    AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                            .when(whenSetUp)
                            .requireFactors(MfaAuthorities.FACTOR_MFA)
                            .build()
                            .authenticated();
            return http.authorizeHttpRequests(requests -> requests.anyRequest().access(rule))
                    .formLogin(Customizer.withDefaults())
                    .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void whoHasNoFactorGoesOnWithThePassword() throws Exception {
        shop().customer("ada");
        Visitor ada = shop().visitor();

        ada.get("/orders");
        assertThat(ada.path()).isEqualTo("/login");
        ada.logIn("ada");

        assertThat(ada.path()).isEqualTo("/orders?continue");
    }

    @Test
    void whoHasOneIsAskedForIt() throws Exception {
        Phone phone = shop().enrolled("bea");
        Visitor bea = shop().visitor();

        bea.get("/orders").logIn("bea");
        assertThat(bea.path()).isEqualTo("/mfa");
        bea.enter(phone.nextCode());

        assertThat(bea.path()).isEqualTo("/orders?continue");
    }

    @Test
    void A35_whoseFactorsCannotBeReadDoesNotGetIn() throws Exception {
        shop().customer("cem");
        Visitor visitor = shop().visitor();
        visitor.get("/orders").logIn("cem");
        Authentication cem = UsernamePasswordAuthenticationToken.authenticated(
                "cem", null, AuthorityUtils.createAuthorityList("FACTOR_PASSWORD"));
        WhenSetUp whenSetUp = shop().bean(WhenSetUp.class);
        assertThat(whenSetUp.test(cem)).isFalse();

        shop().bean(InMemoryUserDirectory.class).failWith(IllegalStateException::new);
        try {
            assertThatThrownBy(() -> whenSetUp.test(cem)).isInstanceOf(MfaUnavailableException.class);
            assertThat(visitor.get("/orders").status()).isEqualTo(503);
            assertThat(visitor.line("problem")).startsWith("UNAVAILABLE");
            assertThat(visitor.header("Retry-After")).hasValue("1");
        } finally {
            shop().bean(InMemoryUserDirectory.class).failWith(null);
        }
    }

    /** A directory of logins that ignores case lets DEA in; the factors are those of dea. */
    @Test
    void A78_aNameSpeltOtherwiseDoesNotGetInAndDoesNotEnrol() throws Exception {
        UserId dea = UserId.of("dea");
        shop().bean(InMemoryUserDirectory.class).put(dea, new UserProfile("dea", Locale.ENGLISH, Map.of()));
        Phone.enrolled(shop().bean(TotpFactor.class), dea, shop().clock());
        shop().bean(InMemoryUserDetailsManager.class)
                .createUser(User.withUsername("DEA")
                        .password("{noop}" + ShopApplication.PASSWORD)
                        .roles("CUSTOMER")
                        .build());
        Visitor thief = shop().visitor();

        thief.get("/orders").logIn("DEA");

        assertThat(thief.path()).isEqualTo("/mfa/enrol");
        assertThat(thief.status()).isEqualTo(409);
        assertThat(thief.line("problem")).startsWith("NOT_AVAILABLE");
        assertThat(thief.body()).doesNotContain("otpauth");
        assertThat(thief.get("/orders").body()).doesNotContain("orders of");
    }

    @Test
    void nobodyAndAnAnonymousUserHaveNone() {
        WhenSetUp whenSetUp = shop().bean(WhenSetUp.class);

        assertThat(whenSetUp.test(null)).isFalse();
        assertThat(whenSetUp.test(new AnonymousAuthenticationToken(
                        "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))))
                .isFalse();
    }
}
