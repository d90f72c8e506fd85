package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Links that are followed by scanners of mail, or ahead of the user by a browser. */
class LinkTest extends InTheShop {

    @Test
    void A41_nothingIsUsedUpOrSentByFollowingOne() throws Exception {
        shop().customerWithMail("ada");
        Visitor ada = shop().visitor();
        ada.get("/orders").logIn("ada");
        String code = shop().lastMailedCode();
        int sent = shop().mailsSent();

        for (String link : new String[] {"/mfa?code=" + code, "/mfa/resend", "/mfa/factor?factor=mail", "/mfa"}) {
            ada.get(link);
            assertThat(ada.body()).doesNotContain(code);
        }

        assertThat(shop().mailsSent()).isEqualTo(sent);
        ada.get("/mfa").enter(code);
        assertThat(ada.path()).isEqualTo("/orders?continue");
    }
}
