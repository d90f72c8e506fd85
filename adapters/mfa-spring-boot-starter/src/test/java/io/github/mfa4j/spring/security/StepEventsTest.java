package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;

/** Whoever counts failed logins by Spring Security's events hears of wrong second factors, too. */
class StepEventsTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Counting.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        Heard heard() {
            return new Heard(new CopyOnWriteArrayList<>());
        }
    }

    record Heard(List<String> events) {

        @EventListener
        void on(AbstractAuthenticationEvent event) {
            events.add(event.getClass().getSimpleName() + " of "
                    + event.getAuthentication().getName());
        }
    }

    @Test
    void failuresAndSuccessesAreTold() throws Exception {
        Phone phone = shop().enrolled("ada");
        Visitor ada = shop().visitor();
        ada.get("/orders").logIn("ada");
        List<String> heard = shop().bean(Heard.class).events();
        heard.clear();

        ada.enter(phone.wrongCode());
        assertThat(heard).containsExactly("AuthenticationFailureBadCredentialsEvent of ada");

        String code = phone.nextCode();
        ada.enter(code);
        assertThat(heard).contains("AuthenticationSuccessEvent of ada").hasSizeGreaterThan(1);
    }

    @Test
    void aDoubleClickIsNoFailure() throws Exception {
        Phone phone = shop().enrolled("bea");
        Visitor bea = shop().visitor();
        String code = phone.nextCode();
        bea.get("/orders").logIn("bea").enter(code);
        List<String> heard = shop().bean(Heard.class).events();
        heard.clear();

        bea.get("/login").enter(code);

        assertThat(heard).isEmpty();
    }

    @Test
    void aLockIsNoWrongCode() throws Exception {
        Phone phone = shop().enrolled("cem");
        Visitor cem = shop().visitor();
        cem.get("/orders").logIn("cem");
        for (int i = 0; i < 5; i++) {
            cem.enter(phone.wrongCode());
        }
        List<String> heard = shop().bean(Heard.class).events();
        heard.clear();

        cem.enter(phone.app().code());

        assertThat(heard).containsExactly("AuthenticationFailureLockedEvent of cem");
    }
}
