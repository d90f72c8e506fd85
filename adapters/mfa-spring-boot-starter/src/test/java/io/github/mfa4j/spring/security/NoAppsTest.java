package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A shop without authenticator apps, and with codes of eight digits. */
class NoAppsTest extends InTheShop {

    @Override
    String[] settings() {
        return new String[] {"mfa.totp.enabled=false", "mfa.codes.length=8"};
    }

    @Test
    void whoHasNoFactorIsToldSoOnce() throws Exception {
        shop().customer("ada");
        Visitor ada = shop().visitor();

        ada.get("/orders").logIn("ada");

        assertThat(ada.status()).isEqualTo(403);
        assertThat(ada.path()).isEqualTo("/mfa");
        assertThat(ada.line("problem")).startsWith("NOT_SET_UP");
        assertThat(ada.line("others")).isEqualTo("[]");
    }

    @Test
    void thePageTakesCodesOfTheLengthInTheProperties() throws Exception {
        shop().customerWithMail("bea");
        Visitor bea = shop().visitor();

        bea.get("/orders").logIn("bea");

        assertThat(bea.line("form")).isEqualTo("CodeForm[length=8, shortest=6, longest=10, digitsOnly=true]");
    }
}
