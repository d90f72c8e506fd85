package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spring.boot.Issuer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The properties are checked with all others; what an application says in a bean, when the chain is built. */
class IssuerTest {

    @Configuration(proxyBeanMethods = false)
    static class Unfit {

        @Bean
        Issuer issuer() {
            return new Issuer("Acme: Shop");
        }
    }

    @Test
    void aNameThatNoAppCanShowEndsTheStart() {
        assertThatThrownBy(() -> Shop.open(new Class<?>[] {Unfit.class}).close())
                .hasStackTraceContaining(
                        "the name in the Issuer cannot be shown by authenticator apps: issuer contains a colon");
    }
}
