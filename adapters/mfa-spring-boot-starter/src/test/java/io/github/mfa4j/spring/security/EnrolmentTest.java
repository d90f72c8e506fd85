package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Setting up an authenticator: for who has no factor yet, or has just proven one. */
class EnrolmentTest extends InTheShop {

    private static final String LONG_NAME = "a-name-of-sixty-letters-that-somebody-really-has-and-so-long";

    @Test
    void whoHasNoFactorSetsOneUpGetsRecoveryCodesAndGoesOnToThePageFirstAskedFor() throws Exception {
        shop().customer("ada");
        Visitor ada = shop().visitor();

        ada.get("/orders?q=1").logIn("ada");
        assertThat(ada.path()).isEqualTo("/mfa/enrol");
        assertThat(ada.line("link")).startsWith("otpauth://totp/shop:ada?secret=" + ada.line("key"));
        assertThat(ada.header("Cache-Control")).contains("no-store");
        Phone phone = shop().scanned(ada);

        ada.post("/mfa/enrol", Map.of("code", phone.nextCode()));
        assertThat(ada.line("codes").split(",", -1)).hasSize(10);
        assertThat(ada.header("Cache-Control")).contains("no-store");
        // Not before a code of its own: the first one only shows that the app was set up.
        Visitor other = shop().visitor();
        assertThat(ada.get("/orders?q=1").path()).isEqualTo("/mfa");
        ada.enter(phone.app().code());
        assertThat(ada.line("problem")).startsWith("ALREADY_USED");

        ada.enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/orders?q=1&continue");
        assertThat(other.get("/orders").path()).isEqualTo("/login");
    }

    @Test
    void aMistypedCodeAndALoadedPageKeepTheKey() throws Exception {
        Visitor bea = shop().newcomer("bea");
        String key = bea.line("key");
        Phone phone = shop().scanned(bea);

        bea.get("/mfa/enrol");
        assertThat(bea.line("key")).isEqualTo(key);
        bea.post("/mfa/enrol", Map.of("code", phone.wrongCode()));
        assertThat(bea.line("problem")).startsWith("WRONG_CODE");
        assertThat(bea.line("key")).isEqualTo(key);

        bea.post("/mfa/enrol", Map.of("code", phone.nextCode()));
        assertThat(bea.line("codes")).isNotEmpty();
    }

    @Test
    void afterFiveWrongCodesThereIsAnotherKey() throws Exception {
        Visitor cem = shop().newcomer("cem");
        String key = cem.line("key");
        Phone phone = shop().scanned(cem);

        for (int i = 0; i < 5; i++) {
            cem.post("/mfa/enrol", Map.of("code", phone.wrongCode()));
        }

        assertThat(cem.line("problem")).startsWith("EXPIRED");
        assertThat(cem.line("key")).isNotEqualTo(key);
    }

    @Test
    void A28_aPasswordAloneAddsNoPhoneToAnAccountThatHasAFactor() throws Exception {
        shop().enrolled("dan");
        shop().customerWithMail("eve");
        for (String name : new String[] {"dan", "eve"}) {
            Visitor thief = shop().visitor();
            thief.get("/orders").logIn(name);

            assertThat(thief.get("/mfa/enrol").path()).isEqualTo("/mfa");
            assertThat(thief.body()).doesNotContain("otpauth");
        }
    }

    /** The key is the thief's already, and the code is right. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void A28_whatAPasswordAloneBeganIsNotConfirmedOnceThereIsAFactor(boolean mail) throws Exception {
        String name = mail ? "kim" : "leo";
        UserId user = UserId.of(name);
        TotpFactor totp = shop().bean(TotpFactor.class);
        shop().customer(name);
        Visitor thief = shop().visitor();
        thief.get("/orders").logIn(name);
        Phone phone = shop().scanned(thief);
        if (mail) {
            shop().mailAddress(name);
        } else {
            Phone.enrolled(totp, user, shop().clock());
        }

        thief.post("/mfa/enrol", Map.of("code", phone.nextCode()));

        assertThat(thief.path()).isEqualTo("/mfa");
        assertThat(totp.authenticators(user)).hasSize(mail ? 0 : 1);
        assertThat(thief.get("/orders").path()).isEqualTo("/mfa");
    }

    @Test
    void A19_aFreshProofForItAddsASecondPhoneAndALoginAloneDoesNot() throws Exception {
        Phone phone = shop().enrolled("fay");
        Visitor fay = shop().visitor();
        fay.get("/orders").logIn("fay").enter(phone.nextCode());
        assertThat(fay.path()).isEqualTo("/orders?continue");

        fay.get("/mfa/enrol");
        assertThat(fay.path()).isEqualTo("/mfa");
        fay.enter(phone.nextCode());
        assertThat(fay.path()).isEqualTo("/mfa/enrol?continue");
        Phone second = shop().scanned(fay);
        fay.post("/mfa/enrol", Map.of("code", second.nextCode()));

        assertThat(shop().bean(TotpFactor.class).authenticators(UserId.of("fay")))
                .hasSize(2);
    }

    /** It was given to sign in, and may have been given to somebody else. */
    @Test
    void A19_theCodeOfALoginIsNoProofForAnAuthenticatorEither() throws Exception {
        shop().customerWithMail("ivy");
        Visitor thief = shop().visitor();
        thief.get("/orders").logIn("ivy");
        thief.get("/mfa/enrol");
        thief.enter(shop().lastMailedCode());

        assertThat(thief.path()).isEqualTo("/mfa");
        assertThat(thief.body()).doesNotContain("otpauth");
        shop().clock().advance(Duration.ofSeconds(61));
        thief.post("/mfa/factor", Map.of("factor", "mail")).enter(shop().lastMailedCode());
        assertThat(thief.path()).isEqualTo("/mfa/enrol?continue");
        assertThat(thief.line("link")).startsWith("otpauth://");
    }

    @Test
    void theWishLapses() throws Exception {
        Phone phone = shop().enrolled("jim");
        Visitor jim = shop().visitor();
        jim.get("/orders").logIn("jim").enter(phone.nextCode());
        jim.get("/mfa/enrol");
        shop().clock().advance(Verified.FRESH.plusSeconds(1));
        jim.get("/mfa").enter(phone.nextCode());
        assertThat(jim.get("/mfa/enrol").path()).isEqualTo("/mfa");
    }

    @Test
    void A19_theCodeForSomethingElseBeginsNoEnrolment() throws Exception {
        Phone phone = shop().enrolled("jon");
        Visitor jon = shop().visitor();
        jon.get("/orders").logIn("jon").enter(phone.nextCode());
        shop().clock().advance(ShopApplication.FRESH.minusSeconds(30));
        jon.get("/mfa/enrol");
        shop().clock().advance(Duration.ofSeconds(31));

        jon.get("/till").enter(phone.nextCode());

        assertThat(jon.path()).isEqualTo("/till?continue");
        assertThat(jon.get("/mfa/enrol").path()).isEqualTo("/mfa");
    }

    @ParameterizedTest
    @CsvSource({
        "acme:bob, acme_bob",
        "' zed ', zed",
        "'\u202Eeve\u0007\uFFFF', eve",
        "'   ', account",
        LONG_NAME + LONG_NAME + LONG_NAME + ", " + LONG_NAME
    })
    void anAccountNamedAsNoAppCanShowItIsShownAlmostAsItIs(String name, String shown) throws Exception {
        String user = "named-" + shown;
        shop().customer(user);
        shop().bean(InMemoryUserDirectory.class).put(UserId.of(user), new UserProfile(name, Locale.ENGLISH, Map.of()));
        Visitor visitor = shop().visitor();

        visitor.get("/orders").logIn(user);

        assertThat(visitor.line("link")).startsWith("otpauth://totp/shop:" + shown + "?");
        assertThat(visitor.get("/mfa/enrol").line("link")).startsWith("otpauth://totp/shop:" + shown + "?");
    }

    @Test
    void whoHasAsManyPhonesAsThereMayBeIsToldSo() throws Exception {
        shop().customer("joe");
        UserId joe = UserId.of("joe");
        TotpFactor totp = shop().bean(TotpFactor.class);
        for (int i = 0; i < TotpFactor.MAX_AUTHENTICATORS; i++) {
            Pending pending = (Pending) totp.enroll(joe, "phone " + i, new Administrator("helpdesk"));
            SimulatedAuthenticator app = SimulatedAuthenticator.scan(pending, shop().clock());
            assertThat(totp.confirm(joe, pending.id(), app.code())).isEqualTo(Confirmation.CONFIRMED);
        }
        Visitor visitor = shop().visitor();
        visitor.get("/orders").logIn("joe").get("/mfa/enrol");

        assertThat(visitor.status()).isEqualTo(409);
        assertThat(visitor.line("problem")).startsWith("LIMIT_REACHED");
    }

    /** Else nobody could tell which phone is lost. */
    @Test
    void authenticatorsAreNamedAfterTheirDays() throws Exception {
        shop().customer("ian");
        Visitor ian = shop().visitor();
        LocalDate first = today();
        ian.get("/orders").logIn("ian");
        Phone phone = shop().scanned(ian);
        ian.post("/mfa/enrol", Map.of("code", phone.nextCode())).get("/mfa").enter(phone.nextCode());
        shop().clock().advance(Duration.ofDays(40));

        ian.get("/mfa/enrol").enter(phone.nextCode());
        ian.post("/mfa/enrol", Map.of("code", shop().scanned(ian).nextCode()));

        assertThat(shop().bean(TotpFactor.class).authenticators(UserId.of("ian")))
                .extracting(Authenticator::label)
                .containsExactly("authenticator " + first, "authenticator " + first.plusDays(40));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(shop().clock().instant(), ZoneOffset.UTC);
    }

    @Test
    void A20_theKeyIsNotShownToTheNextUserOfTheSession() throws Exception {
        shop().customer("gus");
        shop().customer("hal");
        Visitor browser = shop().visitor();
        browser.get("/orders").logIn("gus");
        String key = browser.line("key");

        browser.get("/login").logIn("hal");
        browser.get("/mfa/enrol");

        assertThat(browser.line("key")).isNotEmpty().isNotEqualTo(key);
    }
}
