package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Password, page, code, and back to the page first asked for, over a real port. */
class VerificationTest extends InTheShop {

    @Test
    void afterPasswordAndCodeTheUserIsBackAtThePageFirstAskedForWithItsParameters() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();

        ada.get("/orders?q=a%20b&lang=es");
        assertThat(ada.path()).isEqualTo("/login");
        ada.logIn("ada");
        assertThat(ada.path()).isEqualTo("/mfa");
        ada.enter(phone.nextCode());

        assertThat(ada.path()).isEqualTo("/orders?q=a%20b&lang=es&continue");
        assertThat(ada.body()).isEqualTo("orders of ada q=a b");
    }

    @Test
    void aWrongCodeGrantsNothingAndTheNextRightOneDoes() throws Exception {
        Phone phone = shop().enrolled("bea");
        Visitor bea = atThePage("bea");

        bea.enter(phone.wrongCode());
        assertThat(bea.path()).isEqualTo("/mfa");
        assertThat(bea.line("problem")).startsWith("WRONG_CODE");
        bea.get("/orders");
        assertThat(bea.path()).isEqualTo("/mfa");

        bea.enter(phone.nextCode());
        assertThat(bea.path()).isEqualTo("/orders?continue");
    }

    @Test
    void A10_fiveWrongCodesLockEvenTheRightOneOutUntilTheTimeIsOver() throws Exception {
        Phone phone = shop().enrolled("cem");
        Visitor cem = atThePage("cem");

        for (int i = 0; i < 5; i++) {
            cem.enter(phone.wrongCode());
        }
        assertThat(cem.line("problem"))
                .isEqualTo("LOCKED until " + shop().clock().instant().plusSeconds(30));
        assertThat(cem.line("open")).isEqualTo("false");
        cem.enter(phone.app().code());
        assertThat(cem.path()).isEqualTo("/mfa");
        assertThat(cem.get("/orders").path()).isEqualTo("/mfa");

        shop().clock().advance(Duration.ofSeconds(31));
        cem.get("/mfa");
        cem.enter(phone.nextCode());
        assertThat(cem.path()).isEqualTo("/orders?continue");
    }

    @Test
    void A14_postingTheRightCodeAgainChangesNothing() throws Exception {
        Phone phone = shop().enrolled("dan");
        Visitor dan = atThePage("dan");
        String code = phone.nextCode();

        dan.enter(code);
        dan.get("/login").enter(code);

        assertThat(dan.path()).isEqualTo("/");
        assertThat(dan.get("/orders").status()).isEqualTo(200);
        assertThat(failures("dan")).isZero();
        // Nor does it open anything for another login, where it does count.
        Visitor other = atThePage("dan");
        other.enter(code);
        assertThat(other.path()).isEqualTo("/mfa");
        assertThat(other.line("problem")).startsWith("ALREADY_USED");
        assertThat(failures("dan")).isEqualTo(1);
    }

    @Test
    void A20_anotherUserWhoLogsInOnTheSameSessionGetsNothingOfTheChallenge() throws Exception {
        Phone phone = shop().enrolled("eve");
        shop().enrolled("fay");
        Visitor browser = atThePage("eve");

        browser.get("/login");
        browser.logIn("fay");
        browser.enter(phone.nextCode());

        assertThat(browser.path()).isEqualTo("/mfa");
        assertThat(browser.get("/orders").path()).isEqualTo("/mfa");
    }

    @Test
    void A18_aCodeThatAnotherSessionAskedForIsRefused() throws Exception {
        shop().customerWithMail("gus");
        atThePage("gus");
        String code = shop().lastMailedCode();
        // Before, no other code is sent, and nothing is open that the first could be tried at.
        shop().clock().advance(Duration.ofSeconds(61));
        Visitor elsewhere = atThePage("gus");
        assertThat(elsewhere.line("open")).isEqualTo("true");
        assertThat(shop().lastMailedCode()).isNotEqualTo(code);

        elsewhere.enter(code);

        assertThat(elsewhere.path()).isEqualTo("/mfa");
        assertThat(elsewhere.line("problem")).startsWith("WRONG_CODE");
        assertThat(elsewhere.get("/orders").path()).isEqualTo("/mfa");
    }

    @Test
    void loadingThePageAgainSendsNothingAndSendingAgainDoesAfterAMinute() throws Exception {
        shop().customerWithMail("hal");
        Visitor hal = atThePage("hal");
        int sent = shop().mailsSent();

        hal.get("/mfa").get("/mfa");
        assertThat(hal.line("factor")).contains("h***@e***.com");
        assertThat(hal.line("resendAt"))
                .isEqualTo(shop().clock().instant().plusSeconds(60).toString());
        hal.post("/mfa/resend", Map.of());
        assertThat(shop().mailsSent()).isEqualTo(sent);

        shop().clock().advance(Duration.ofSeconds(61));
        hal.post("/mfa/resend", Map.of());
        assertThat(shop().mailsSent()).isEqualTo(sent + 1);
        hal.enter(shop().lastMailedCode());
        assertThat(hal.path()).isEqualTo("/orders?continue");
    }

    @Test
    void aRecoveryCodeIsTakenInsteadOfTheUsualOne() throws Exception {
        shop().enrolled("ida");
        String code = shop().recoveryCodeOf("ida");
        Visitor ida = atThePage("ida");

        ida.post("/mfa/factor", Map.of("factor", "recovery"));
        assertThat(ida.path()).isEqualTo("/mfa");
        assertThat(ida.line("factor")).isEqualTo("RecoveryCode[id=recovery]");
        assertThat(ida.line("others")).isEqualTo("[AuthenticatorApp[id=totp]]");
        ida.enter(code);

        assertThat(ida.path()).isEqualTo("/orders?continue");
    }

    @Test
    void switchingTwiceToMailSendsOneCodeThatIsGood() throws Exception {
        shop().customerWithMail("jan");
        shop().recoveryCodeOf("jan");
        Visitor jan = atThePage("jan");
        jan.post("/mfa/factor", Map.of("factor", "recovery"));
        assertThat(jan.line("factor")).startsWith("RecoveryCode");
        shop().clock().advance(Duration.ofSeconds(61));
        int sent = shop().mailsSent();

        jan.post("/mfa/factor", Map.of("factor", "mail"));
        jan.post("/mfa/factor", Map.of("factor", "mail"));

        assertThat(shop().mailsSent()).isEqualTo(sent + 1);
        jan.enter(shop().lastMailedCode());
        assertThat(jan.path()).isEqualTo("/orders?continue");
    }

    private int failures(String name) {
        return shop().bean(MultiFactor.class).status(UserId.of(name)).stream()
                .mapToInt(FactorStatus::failures)
                .sum();
    }

    private Visitor atThePage(String name) throws Exception {
        Visitor visitor = shop().visitor();
        visitor.get("/orders").logIn(name);
        assertThat(visitor.path()).isEqualTo("/mfa");
        return visitor;
    }
}
