package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Password, page, code, and back to the page first asked for, over a real port. */
class BrowserFlowTest {

    @Test
    void afterPasswordAndCodeTheUserIsBackAtThePageFirstAskedForWithItsParameters() throws Exception {
        try (Shop shop = Shop.open()) {
            Phone phone = shop.enrolled("alice");
            Visitor alice = shop.visitor();

            alice.get("/orders?q=a%20b&lang=es");
            assertThat(alice.path()).isEqualTo("/login");
            alice.logIn("alice");
            assertThat(alice.path()).isEqualTo("/mfa");
            alice.enter(phone.nextCode());

            assertThat(alice.path()).isEqualTo("/orders?q=a%20b&lang=es&continue");
            assertThat(alice.body()).isEqualTo("orders of alice q=a b");
        }
    }
}
