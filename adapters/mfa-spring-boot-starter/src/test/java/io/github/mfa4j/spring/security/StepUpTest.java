package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What wants a fresh factor asks again when the old one has lapsed, and only then. */
class StepUpTest extends InTheShop {

    @Test
    void theTillAsksAgainWhenTheProofIsTooOld() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();
        ada.get("/till").logIn("ada").enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/till?continue");

        shop().clock().advance(ShopApplication.FRESH.minusSeconds(1));
        assertThat(ada.get("/till").status()).isEqualTo(200);
        assertThat(ada.path()).isEqualTo("/till");

        shop().clock().advance(Duration.ofSeconds(1));
        assertThat(ada.get("/orders").path()).isEqualTo("/orders");
        assertThat(ada.get("/till").path()).isEqualTo("/mfa");
        String before = ada.session();
        ada.enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/till?continue");
        assertThat(ada.body()).isEqualTo("till");
        assertThat(ada.session()).isNotEqualTo(before);
    }

    @Test
    void aWrongCodeLeavesWhatTheOldProofStillOpens() throws Exception {
        Phone phone = shop().enrolled("bea");
        Visitor bea = shop().visitor();
        bea.get("/till").logIn("bea").enter(phone.nextCode());
        shop().clock().advance(ShopApplication.FRESH);

        bea.get("/till");
        bea.enter(phone.wrongCode());

        assertThat(bea.path()).isEqualTo("/mfa");
        assertThat(bea.get("/orders").path()).isEqualTo("/orders");
        assertThat(bea.get("/till").path()).isEqualTo("/mfa");
    }

    @Test
    void aProgramIsToldHowFreshTheProofMustBe() throws Exception {
        Phone phone = shop().enrolled("cem");
        Visitor cem = shop().visitor();
        cem.get("/till").logIn("cem").enter(phone.nextCode());
        shop().clock().advance(ShopApplication.FRESH);

        cem.fetch("/till");

        assertThat(cem.status()).isEqualTo(401);
        assertThat(cem.header("WWW-Authenticate")).contains("MFA error=\"second_factor_expired\", max_age=\"600\"");
        assertThat(cem.body()).contains("\"reason\":\"second_factor_expired\"");
    }
}
