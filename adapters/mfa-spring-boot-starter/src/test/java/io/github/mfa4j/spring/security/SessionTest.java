package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spring.security.pages.DefaultMfaPages;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What protects the step: CSRF tokens, a new session id, headers, and no way to be sent elsewhere. */
class SessionTest extends InTheShop {

    @Test
    void theSessionIdChangesWithTheSecondFactor() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = atThePage("ada");
        String before = ada.session();

        ada.enter(phone.nextCode());

        assertThat(ada.path()).isEqualTo("/orders?continue");
        assertThat(ada.session()).isNotEmpty().isNotEqualTo(before);
        Visitor thief = shop().visitor().withSession(before);
        assertThat(thief.get("/orders").path()).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mfa", "/mfa/resend", "/mfa/factor", "/mfa/enrol"})
    void aFormWithoutItsTokenIsRefused(String path) throws Exception {
        String name = "bea" + path.replace('/', '-');
        Phone phone = shop().enrolled(name);
        Visitor bea = atThePage(name);

        bea.forgetCsrf().post(path, Map.of("code", phone.nextCode()));

        assertThat(bea.status()).isEqualTo(403);
        assertThat(bea.get("/orders").path()).isEqualTo("/mfa");
    }

    @Test
    void thePageIsNotKeptAndLoadsNothingForeign() throws Exception {
        shop().enrolled("cem");
        Visitor cem = atThePage("cem");

        assertThat(cem.header("Cache-Control")).contains("no-store");
        assertThat(cem.header("Content-Security-Policy")).hasValue(new DefaultMfaPages("shop").contentSecurityPolicy());
        assertThat(cem.header("X-Frame-Options")).contains("DENY");
    }

    @Test
    void aScriptOnAPageIsToldAndNotRedirected() throws Exception {
        shop().enrolled("gus");
        Visitor gus = atThePage("gus");

        gus.fetch("/orders");

        assertThat(gus.status()).isEqualTo(401);
        assertThat(gus.path()).isEqualTo("/orders");
        assertThat(gus.header("WWW-Authenticate")).contains("MFA error=\"second_factor_required\"");
        assertThat(gus.body()).contains("\"reason\":\"second_factor_required\"");
    }

    @Test
    void whatAScriptAskedForIsNotWhereTheBrowserEnds() throws Exception {
        Phone phone = shop().enrolled("hal");
        Visitor hal = atThePage("hal");

        hal.fetch("/till", "*/*");
        hal.enter(phone.nextCode());

        assertThat(hal.path()).isEqualTo("/orders?continue");
    }

    @Test
    void styleAndScriptAreForEverybody() throws Exception {
        assertThat(shop().visitor().get("/mfa/mfa.css").header("Content-Type")).contains("text/css;charset=UTF-8");
        assertThat(shop().visitor().get("/mfa/mfa.js").header("Content-Type"))
                .contains("text/javascript;charset=UTF-8");
    }

    @Test
    void nobodyWithoutAPasswordSeesThePage() throws Exception {
        assertThat(shop().visitor().get("/mfa").path()).isEqualTo("/login");
        assertThat(shop().visitor().get("/mfa/enrol").path()).isEqualTo("/login");
    }

    @Test
    void aLinkToThePageHasNoCodeSentToWhoIsThrough() throws Exception {
        shop().customerWithMail("dan");
        Visitor dan = atThePage("dan");
        dan.enter(shop().lastMailedCode());
        int sent = shop().mailsSent();

        dan.get("/mfa");

        assertThat(dan.path()).isEqualTo("/");
        assertThat(shop().mailsSent()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mfa/enrol", "/till"})
    void aLinkToWhatAsksAgainHasNoCodeSentEither(String link) throws Exception {
        String name = "ida" + link.hashCode();
        shop().customerWithMail(name);
        Visitor ida = atThePage(name);
        ida.enter(shop().lastMailedCode());
        shop().clock().advance(ShopApplication.FRESH);
        int sent = shop().mailsSent();

        ida.get(link);

        assertThat(ida.path()).isEqualTo("/mfa");
        assertThat(ida.line("open")).isEqualTo("false");
        assertThat(ida.line("others")).contains("mail");
        assertThat(shop().mailsSent()).isEqualTo(sent);
        ida.post("/mfa/factor", Map.of("factor", "mail"));
        assertThat(shop().mailsSent()).isEqualTo(sent + 1);
        ida.enter(shop().lastMailedCode());
        assertThat(ida.path()).isEqualTo(link + "?continue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders?continue=https://evil.example/",
                "/orders?redirect=//evil.example&url=https://evil.example&next=%2F%2Fevil.example",
                "/orders?q=https://evil.example/%0d%0aLocation:%20https://evil.example/",
            })
    void noAddressLeadsElsewhere(String first) throws Exception {
        String name = "eve" + first.hashCode();
        Phone phone = shop().enrolled(name);
        Visitor eve = shop().visitor();
        eve.raw(
                first,
                Map.of(
                        "Referer", "https://evil.example/",
                        "X-Forwarded-Host", "evil.example",
                        "Forwarded", "host=evil.example",
                        "X-Original-URL", "https://evil.example/",
                        "X-Rewrite-URL", "//evil.example"));
        eve.get("/login").logIn(name);
        if (!eve.path().equals("/mfa")) {
            eve.get("/orders");
        }
        eve.post(
                "/mfa",
                Map.of(
                        "code",
                        phone.nextCode(),
                        "continue",
                        "https://evil.example/",
                        "redirect",
                        "//evil.example",
                        "targetUrl",
                        "https://evil.example/"));

        assertThat(eve.hosts()).containsOnly("127.0.0.1");
        assertThat(eve.get("/orders").status()).isEqualTo(200);
    }

    @Test
    void aRememberedUserGivesBothFactorsAgain() throws Exception {
        Phone phone = shop().enrolled("fay");
        Visitor fay = shop().visitor();
        fay.get("/login")
                .post("/login", Map.of("username", "fay", "password", ShopApplication.PASSWORD, "remember-me", "on"));
        fay.enter(phone.nextCode());
        assertThat(fay.get("/orders").status()).isEqualTo(200);

        fay.endSession();

        assertThat(fay.get("/orders").path()).isEqualTo("/login");
        assertThat(fay.get("/mfa").path()).isEqualTo("/login");
        fay.enter(phone.nextCode());
        assertThat(fay.get("/orders").path()).isEqualTo("/login");
    }

    private Visitor atThePage(String name) throws Exception {
        Visitor visitor = shop().visitor();
        visitor.get("/orders").logIn(name);
        assertThat(visitor.path()).isEqualTo("/mfa");
        return visitor;
    }
}
