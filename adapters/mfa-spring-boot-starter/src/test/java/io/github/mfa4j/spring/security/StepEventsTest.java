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

        ada.enter(phone.nextCode());
        assertThat(heard).contains("AuthenticationSuccessEvent of ada").hasSizeGreaterThan(1);
    }
}
