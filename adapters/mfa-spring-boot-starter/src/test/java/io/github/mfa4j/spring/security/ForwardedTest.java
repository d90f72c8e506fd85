package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Behind a proxy that says under which address it is asked. */
class ForwardedTest extends InTheShop {

    private static final String OUTSIDE = "https://shop.example/store";

    @Override
    String[] settings() {
        return new String[] {"server.forward-headers-strategy=framework"};
    }

    @Test
    void everyRedirectAndFormStaysAtTheAddressOfTheProxy() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor()
                .stayPut(true)
                .through(Map.of(
                        "X-Forwarded-Host", "shop.example",
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Prefix", "/store",
                        "Referer", "https://evil.example/",
                        "X-Original-URL", "https://evil.example/"));

        assertThat(location(ada.get("/orders?q=1"))).isEqualTo(OUTSIDE + "/login");
        assertThat(location(ada.get("/login").logIn("ada"))).isEqualTo(OUTSIDE + "/orders?q=1&continue");
        assertThat(location(ada.get("/orders?q=1&continue"))).isEqualTo(OUTSIDE + "/mfa");
        assertThat(ada.get("/mfa").line("paths"))
                .isEqualTo("Actions[begin=/store/mfa, verify=/store/mfa, resend=/store/mfa/resend,"
                        + " switchFactor=/store/mfa/factor]");
        assertThat(location(ada.enter(phone.wrongCode()))).isEqualTo(OUTSIDE + "/mfa");
        ada.get("/mfa")
                .post(
                        "/mfa",
                        Map.of("code", phone.nextCode(), "continue", "https://evil.example/", "redirect", "//e.x"));
        assertThat(location(ada)).isEqualTo(OUTSIDE + "/orders?q=1&continue");
        assertThat(ada.get("/orders?q=1").status()).isEqualTo(200);
    }

    private static String location(Visitor visitor) {
        return visitor.header("Location").orElse("");
    }
}
