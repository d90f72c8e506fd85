package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A shop whose sessions are written elsewhere after each request and read from there, as Spring Session does. */
class TravellingSessionTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {Elsewhere.class};
    }

    @Configuration(proxyBeanMethods = false)
    static class Elsewhere {

        @Bean
        FilterRegistrationBean<Filter> travels() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                HttpSession session = ((HttpServletRequest) request).getSession(false);
                if (session != null) {
                    for (String name : Collections.list(session.getAttributeNames())) {
                        session.setAttribute(name, copied(session.getAttribute(name)));
                    }
                }
                chain.doFilter(request, response);
            });
            filter.setOrder(Integer.MIN_VALUE);
            return filter;
        }

        private static Object copied(Object attribute) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(attribute);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return in.readObject();
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
    }

    @Test
    void whoHasNoFactorEnrolsWithTheKeyFirstShown() throws Exception {
        Visitor ada = shop().newcomer("ada");
        String key = ada.line("key");
        Phone phone = shop().scanned(ada);

        ada.post("/mfa/enrol", Map.of("code", phone.wrongCode()));
        assertThat(ada.line("problem")).startsWith("WRONG_CODE");
        assertThat(ada.line("key")).isEqualTo(key);
        ada.post("/mfa/enrol", Map.of("code", phone.nextCode()));

        assertThat(ada.line("codes").split(",", -1)).hasSize(10);
    }

    @Test
    void aFreshProofAddsASecondPhone() throws Exception {
        Phone phone = shop().enrolled("bea");
        Visitor bea = shop().visitor();
        bea.get("/orders").logIn("bea").enter(phone.nextCode());

        bea.get("/mfa/enrol").enter(phone.nextCode());
        assertThat(bea.path()).isEqualTo("/mfa/enrol?continue");
        bea.post("/mfa/enrol", Map.of("code", shop().scanned(bea).nextCode()));

        assertThat(shop().bean(TotpFactor.class).authenticators(UserId.of("bea")))
                .hasSize(2);
    }
}
