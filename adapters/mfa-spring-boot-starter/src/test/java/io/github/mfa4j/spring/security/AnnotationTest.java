package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Spring Security's own annotation says what is required, and the condition of this module of whom. */
class AnnotationTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {ShopSecurity.class};
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
