package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recovery codes: owed after an authenticator was set up, and new ones for a fresh code. */
class RecoveryTest extends InTheShop {

    private static final String PAGE = "/mfa/recovery";

    @AfterEach
    void repair() {
        store().repair();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void codesThatCouldNotBeMadeAreOfferedUntilTheyAre(boolean outage) throws Exception {
        String name = outage ? "ada" : "bea";
        Visitor ada = atTheEnrolment(name);
        if (outage) {
            store().breakWritesAt("recovery");
        } else {
            store().contendAt("recovery");
        }

        Phone phone = confirmed(ada);
        assertThat(ada.path()).isEqualTo(PAGE + "?failed");
        assertThat(ada.line("problem")).startsWith("UNAVAILABLE");
        ada.post(PAGE, Map.of());
        assertThat(ada.path()).isEqualTo(PAGE + "?failed");

        store().repair();
        ada.post(PAGE, Map.of());
        assertThat(ada.line("codes").split(",", -1)).hasSize(10);
        assertThat(ada.header("Cache-Control")).contains("no-store");
        ada.get(ada.line("goOn")).enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/orders?continue");
    }

    @Test
    void theVerificationPageOffersOnceWhatIsOwed() throws Exception {
        Visitor cem = atTheEnrolment("cem");
        store().breakWritesAt("recovery");
        cem.stayPut(true);
        Phone phone = confirmed(cem);
        assertThat(cem.status()).isEqualTo(302);
        store().repair();
        cem.stayPut(false);

        assertThat(cem.get("/mfa").path()).isEqualTo(PAGE);
        assertThat(cem.get(cem.line("goOn")).path()).isEqualTo("/mfa");
        cem.enter(phone.nextCode());
        assertThat(cem.path()).isEqualTo("/orders?continue");
    }

    /** Whoever has not seen the codes for a broken connection loads the page again. */
    @Test
    void theConfirmationSentAgainOffersNewCodes() throws Exception {
        Visitor dan = atTheEnrolment("dan");
        Phone phone = confirmed(dan);
        String lost = dan.line("codes");

        dan.post("/mfa/enrol", Map.of("code", phone.app().code()));
        assertThat(dan.path()).isEqualTo(PAGE);
        dan.post(PAGE, Map.of());
        assertThat(dan.path()).isEqualTo("/mfa");
        dan.enter(phone.nextCode());
        assertThat(dan.path()).isEqualTo(PAGE + "?continue");
        dan.post(PAGE, Map.of()).enter(phone.nextCode());

        assertThat(dan.line("codes").split(",", -1)).hasSize(10).doesNotContain(lost.split(",", -1));
    }

    @Test
    void newCodesReplaceTheOldOnesAfterAFreshCodeAlone() throws Exception {
        Phone phone = shop().enrolled("eve");
        String old = shop().recoveryCodeOf("eve");
        Visitor eve = shop().visitor();
        eve.get("/orders").logIn("eve").enter(phone.nextCode());

        assertThat(eve.get(PAGE).path()).isEqualTo(PAGE);
        eve.post(PAGE, Map.of());
        assertThat(eve.path()).isEqualTo("/mfa");
        eve.enter(phone.wrongCode());
        assertThat(eve.line("problem")).startsWith("WRONG_CODE");
        eve.enter(phone.nextCode());
        assertThat(eve.line("codes").split(",", -1)).hasSize(10);
        String fresh = eve.line("codes").split(",", -1)[0];

        assertThat(loggedInWith("eve", old).path()).isEqualTo("/mfa");
        assertThat(loggedInWith("eve", fresh).path()).isEqualTo("/orders?continue");
    }

    @Test
    void anOutageAfterTheCodeIsSaidAndTheOldOnesStand() throws Exception {
        Phone phone = shop().enrolled("fay");
        String old = shop().recoveryCodeOf("fay");
        Visitor fay = shop().visitor();
        fay.get("/orders").logIn("fay").enter(phone.nextCode());
        fay.get(PAGE).post(PAGE, Map.of());
        assertThat(fay.path()).isEqualTo("/mfa");
        store().contendAt("recovery");

        fay.enter(phone.nextCode());
        assertThat(fay.path()).isEqualTo(PAGE + "?failed");

        store().repair();
        assertThat(loggedInWith("fay", old).path()).isEqualTo("/orders?continue");
    }

    /** With codes alone a thief of the password would be in. */
    @Test
    void A28_aPasswordAloneMakesNoCodes() throws Exception {
        shop().enrolled("gus");
        Visitor thief = shop().visitor();
        thief.get("/orders").logIn("gus");

        assertThat(thief.get(PAGE).path()).isEqualTo("/mfa");
        thief.post(PAGE, Map.of());
        assertThat(thief.path()).isEqualTo("/mfa");
        assertThat(hasCodes("gus")).isFalse();

        shop().customer("hal");
        Visitor hal = shop().visitor();
        hal.get("/orders").logIn("hal").post(PAGE, Map.of());
        assertThat(hal.path()).isEqualTo("/mfa/enrol");
        assertThat(hasCodes("hal")).isFalse();
    }

    @Test
    void whatIsOwedIsNotGivenLaterNorToTheNextUserOfTheSession() throws Exception {
        Visitor ida = atTheEnrolment("ida");
        store().breakWritesAt("recovery");
        Phone phone = confirmed(ida);
        store().repair();
        shop().clock().advance(Duration.ofMinutes(6));
        ida.post(PAGE, Map.of());
        assertThat(ida.path()).isEqualTo("/mfa");
        assertThat(hasCodes("ida")).isFalse();

        Visitor browser = atTheEnrolment("jan");
        store().breakWritesAt("recovery");
        confirmed(browser);
        store().repair();
        browser.get("/login").logIn("ida").post(PAGE, Map.of());
        assertThat(browser.path()).isEqualTo("/mfa");
        assertThat(hasCodes("ida")).isFalse();
        assertThat(browser.enter(phone.nextCode()).path()).isEqualTo("/orders?continue");
    }

    /** A wish that was not followed by a code is over when a later one is asked for something else. */
    @Test
    void A28_anOldWishReplacesNothing() throws Exception {
        Phone phone = shop().enrolled("kai");
        String old = shop().recoveryCodeOf("kai");
        Visitor kai = shop().visitor();
        kai.get("/orders").logIn("kai").enter(phone.nextCode());
        shop().clock().advance(ShopApplication.FRESH.minusSeconds(30));
        kai.get(PAGE).post(PAGE, Map.of());
        assertThat(kai.path()).isEqualTo("/mfa");
        shop().clock().advance(Duration.ofSeconds(31));

        kai.get("/till").enter(phone.nextCode());

        assertThat(kai.path()).isEqualTo("/till?continue");
        assertThat(loggedInWith("kai", old).path()).isEqualTo("/orders?continue");
    }

    @Test
    void A28_oneCodeFulfilsTheLastWishAlone() throws Exception {
        Phone phone = shop().enrolled("lou");
        String old = shop().recoveryCodeOf("lou");
        Visitor lou = shop().visitor();
        lou.get("/orders").logIn("lou").enter(phone.nextCode());
        lou.get(PAGE).post(PAGE, Map.of());

        lou.get("/mfa/enrol").enter(phone.nextCode());

        assertThat(lou.path()).isEqualTo("/mfa/enrol?continue");
        assertThat(lou.line("link")).startsWith("otpauth://");
        assertThat(loggedInWith("lou", old).path()).isEqualTo("/orders?continue");
    }

    @Test
    void A28_norDoesItBeginAnEnrolmentThatWasWishedForBefore() throws Exception {
        Phone phone = shop().enrolled("mia");
        shop().recoveryCodeOf("mia");
        Visitor mia = shop().visitor();
        mia.get("/orders").logIn("mia").enter(phone.nextCode());
        mia.get("/mfa/enrol");

        mia.get(PAGE).post(PAGE, Map.of()).enter(phone.nextCode());

        assertThat(mia.line("codes")).isNotEmpty();
        assertThat(mia.get("/mfa/enrol").path()).isEqualTo("/mfa");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        Phone phone = shop().enrolled("lea");
        Visitor lea = shop().visitor();
        lea.get("/orders").logIn("lea").enter(phone.nextCode()).get(PAGE);

        assertThat(lea.forgetCsrf().post(PAGE, Map.of()).status()).isEqualTo(403);
    }

    private Visitor loggedInWith(String name, String recoveryCode) throws Exception {
        Visitor visitor = shop().visitor();
        visitor.get("/orders").logIn(name);
        return visitor.post("/mfa/factor", Map.of("factor", "recovery")).enter(recoveryCode);
    }

    private Visitor atTheEnrolment(String name) throws Exception {
        shop().customer(name);
        Visitor visitor = shop().visitor();
        visitor.get("/orders").logIn(name);
        assertThat(visitor.path()).isEqualTo("/mfa/enrol");
        return visitor;
    }

    private Phone confirmed(Visitor visitor) throws Exception {
        Phone phone = new Phone(
                new SimulatedAuthenticator(
                        OtpSecret.ofBase32(visitor.line("key")), TotpParameters.DEFAULT, shop().clock()),
                shop().clock());
        visitor.post("/mfa/enrol", Map.of("code", phone.nextCode()));
        return phone;
    }

    private boolean hasCodes(String name) {
        return shop().bean(MultiFactor.class).status(UserId.of(name)).stream()
                .anyMatch(status -> status.factor().equals(new FactorId("recovery")) && status.setUp());
    }

    private BreakableStore store() {
        return shop().bean(BreakableStore.class);
    }
}
