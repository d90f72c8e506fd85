package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spring.boot.MfaOutage;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** While something is out of order nobody gets in, nobody is sent in circles, and it ends when the outage does. */
class OutageTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Alarm.class};
    }

    /** A listener of the application that fails as well. */
    @Configuration(proxyBeanMethods = false)
    static class Alarm {

        @Order(0)
        @EventListener
        void on(MfaOutage outage) {
            throw new IllegalStateException("nobody can be alarmed", outage.cause());
        }
    }

    @AfterEach
    void repair() {
        shop().bean(InMemoryUserDirectory.class).failWith(null);
        shop().bean(CapturingSender.class).failWith(null);
        shop().bean(BreakableStore.class).repair();
    }

    @Test
    void thePageIsAnswered503() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();
        ada.get("/orders").logIn("ada");
        shop().bean(InMemoryUserDirectory.class).failWith(IllegalStateException::new);

        double counted = outages("user_directory");
        ada.get("/mfa");
        assertThat(ada.status()).isEqualTo(503);
        assertThat(ada.header("Retry-After")).hasValue("1");
        assertThat(ada.get("/mfa/enrol").status()).isEqualTo(503);
        assertThat(outages("user_directory")).isEqualTo(counted + 2);

        shop().bean(InMemoryUserDirectory.class).failWith(null);
        ada.get("/mfa").enter(phone.nextCode());
        assertThat(ada.path()).isEqualTo("/orders?continue");
    }

    private double outages(String dependency) {
        return shop().bean(MeterRegistry.class)
                .get("mfa.outages")
                .tags("dependency", dependency)
                .counter()
                .count();
    }

    /** Spring's servlet wraps what a method of the application throws. */
    @Test
    void aMethodOfTheApplicationThatMeetsItIsAnswered503() throws Exception {
        Phone phone = shop().enrolled("deb");
        Visitor deb = shop().visitor();
        deb.get("/orders").logIn("deb").enter(phone.nextCode());
        shop().bean(InMemoryUserDirectory.class).failWith(IllegalStateException::new);

        assertThat(deb.get("/factors").status()).isEqualTo(503);
        assertThat(deb.get("/factors-later").status()).isEqualTo(503);
    }

    @Test
    void A35_aRightCodeOpensNothing() throws Exception {
        Phone phone = shop().enrolled("bea");
        Visitor bea = shop().visitor();
        bea.get("/orders").logIn("bea");
        shop().bean(InMemoryUserDirectory.class).failWith(IllegalStateException::new);

        bea.enter(phone.nextCode());
        assertThat(bea.status()).isEqualTo(503);

        shop().bean(InMemoryUserDirectory.class).failWith(null);
        assertThat(bea.get("/orders").path()).isEqualTo("/mfa");
        assertThat(bea.line("problem")).startsWith("UNAVAILABLE");
        bea.enter(phone.app().code());
        assertThat(bea.path()).isEqualTo("/orders?continue");
    }

    @Test
    void A35_whileTheStoreFailsARightCodeOpensNothingAndAfterwardsItDoes() throws Exception {
        Phone phone = shop().enrolled("eli");
        Visitor eli = shop().visitor();
        eli.get("/orders").logIn("eli");
        shop().bean(BreakableStore.class).breakAll();
        double counted = outages("code_store");

        eli.enter(phone.nextCode());
        assertThat(eli.status()).isEqualTo(503);
        assertThat(eli.header("Retry-After")).hasValue("1");
        assertThat(outages("code_store")).isEqualTo(counted + 2);
        assertThat(eli.get("/orders").status()).isEqualTo(503);
        Visitor other = shop().visitor();
        other.get("/orders").logIn("eli");
        assertThat(other.status()).isEqualTo(503);
        assertThat(other.path()).isEqualTo("/mfa");

        shop().bean(BreakableStore.class).repair();
        assertThat(eli.get("/orders").path()).isEqualTo("/mfa");
        eli.enter(phone.app().code());
        assertThat(eli.path()).isEqualTo("/orders?continue");
    }

    @Test
    void A34_aCodeThatCouldNotBeSentIsSentOnRequest() throws Exception {
        shop().customerWithMail("cem");
        shop().bean(CapturingSender.class).failWith(IllegalStateException::new);
        Visitor cem = shop().visitor();
        cem.get("/orders").logIn("cem");
        assertThat(cem.line("problem")).startsWith("UNAVAILABLE");
        assertThat(cem.line("open")).isEqualTo("false");

        shop().bean(CapturingSender.class).failWith(null);
        shop().clock().advance(Duration.ofSeconds(61));
        cem.get("/mfa").post("/mfa", Map.of("code", shop().lastMailedCode()));
        assertThat(cem.path()).isEqualTo("/orders?continue");
    }
}
