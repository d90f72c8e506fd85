package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.qr.OtpAuthUri;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** The whole step in Debian's Chromium, with the pages of the library and under their strict policy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChromiumTest {

    private static final String WRONG = "Wrong code";

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Shop shop;

    @BeforeAll
    void open() {
        shop = Shop.openWithDefaultPages();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aNewCustomerScansTheCodeOnTheScreenAndLandsOnThePageFirstAskedFor() throws Exception {
        shop.customer("ada");
        try (ShopBrowser browser = ShopBrowser.onADesktop()) {
            browser.open(shop.origin() + "/orders?q=a%20b");
            logIn(browser, "ada");
            assertThat(browser.path()).isEqualTo("/mfa/enrol");
            browser.picture("enrolment");
            Phone phone = Phone.with(OtpAuthUri.parse(browser.readQrCode()).secret(), shop.clock());

            browser.enter("code", phone.nextCode());
            assertThat(browser.texts("#codes li")).hasSize(10).doesNotHaveDuplicates();
            browser.picture("recovery-codes");
            browser.click("a.button");
            assertThat(browser.path()).isEqualTo("/mfa");

            browser.enter("code", phone.wrongCode());
            assertThat(browser.texts("#problem")).singleElement().asString().contains(WRONG);
            browser.picture("wrong-code");
            browser.enter("code", phone.nextCode());

            assertThat(browser.path()).isEqualTo("/orders?q=a%20b&continue");
            assertThat(browser.texts("body")).containsExactly("orders of ada q=a b");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        Phone phone = shop.enrolled("bea");
        try (ShopBrowser browser = ShopBrowser.onADesktop()) {
            browser.open(shop.origin() + "/orders");
            browser.pressAndEnter("bea", Keys.TAB, ShopApplication.PASSWORD);
            assertThat(browser.shows("//input[@id='code']")).isTrue();

            browser.pressAndEnter(phone.nextCode());

            assertThat(browser.shows("//body[contains(., 'orders of bea')]")).isTrue();
        }
    }

    @Test
    void onAPhoneALockCountsDownAndARecoveryCodeGetsPastIt() throws Exception {
        Phone phone = shop.enrolled("cem");
        String recoveryCode = shop.recoveryCodeOf("cem");
        try (ShopBrowser browser = ShopBrowser.onAPhone()) {
            browser.open(shop.origin() + "/orders");
            logIn(browser, "cem");
            assertThat(browser.isWiderThanTheScreen()).isFalse();
            for (int i = 0; i < 5; i++) {
                browser.enter("code", phone.wrongCode());
            }
            // The page was made with half a minute to go.
            assertThat(browser.texts("#problem")).singleElement().asString().startsWith("Locked");
            assertThat(browser.shows("//p[@class='clock'][contains(., ' in 2')]"))
                    .isTrue();
            assertThat(browser.isWiderThanTheScreen()).isFalse();
            browser.picture("locked");

            browser.click("button[name=factor][value=recovery]");
            assertThat(browser.isWiderThanTheScreen()).isFalse();
            browser.type("code", grouped(recoveryCode));
            browser.picture("recovery-code");
            browser.pressAndEnter();

            assertThat(browser.shows("//body[contains(., 'orders of cem')]")).isTrue();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aSentCodeIsSentAgainWhenTheTimeHasCome() throws Exception {
        shop.customerWithMail("dea");
        try (ShopBrowser browser = ShopBrowser.onAPhone()) {
            browser.open(shop.origin() + "/orders");
            logIn(browser, "dea");
            assertThat(browser.texts(".lead"))
                    .singleElement()
                    .asString()
                    .contains("We sent a code by email to d***@e***.com.");
            assertThat(browser.texts("button[data-after=sending][aria-disabled=true]"))
                    .containsExactly("Send another code");
            assertThat(browser.shows("//p[@id='sending'][contains(., ' in 5')]"))
                    .isTrue();
            assertThat(browser.isWiderThanTheScreen()).isFalse();
            browser.picture("sent-code");
            int sent = shop.mailsSent();

            shop.clock().advance(Duration.ofSeconds(61));
            browser.open(shop.origin() + "/mfa");
            assertThat(shop.mailsSent()).isEqualTo(sent);
            assertThat(browser.texts("#sending")).containsExactly("No code yet? You can ask for another one.");
            browser.click("button[data-after=sending]:not([aria-disabled])");
            assertThat(shop.mailsSent()).isEqualTo(sent + 1);
            browser.enter("code", shop.lastMailedCode());

            assertThat(browser.path()).isEqualTo("/orders?continue");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void logIn(ShopBrowser browser, String name) {
        browser.type("username", name);
        browser.enter("password", ShopApplication.PASSWORD);
    }

    /** As it stands on paper. */
    private static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-").toLowerCase(Locale.ROOT);
    }
}
