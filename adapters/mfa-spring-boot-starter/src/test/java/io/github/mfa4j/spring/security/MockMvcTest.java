package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.github.mfa4j.testkit.SettableClock;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The step without a port, as an application tests its own pages. */
class MockMvcTest extends InTheShop {

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private MockMvc mvc;

    @BeforeAll
    void mock() {
        mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) shop().context())
                .apply(springSecurity())
                .build();
    }

    @Test
    void aUserWithTheAuthorityGetsThePage() throws Exception {
        assertThat(response(get("/orders").with(passedAt(shop().clock().instant())))
                        .getContentAsString())
                .isEqualTo("orders of ada q=none");
    }

    @Test
    void aUserWithoutItIsSentToTheStep() throws Exception {
        shop().enrolled("ada");

        assertThat(response(get("/orders").with(user("ada"))).getRedirectedUrl())
                .isEqualTo("/mfa");
        assertThat(response(get("/mfa").with(user("ada"))).getContentAsString()).startsWith("verification");
    }

    @Test
    void anOldProofIsGoodForTheOrdersAndNotForTheTill() throws Exception {
        SettableClock clock = shop().clock();
        RequestPostProcessor old = passedAt(clock.instant().minus(ShopApplication.FRESH));

        assertThat(response(get("/orders").with(old)).getStatus()).isEqualTo(200);
        assertThat(response(get("/till").with(old)).getRedirectedUrl()).isEqualTo("/mfa");
        assertThat(response(get("/till").with(passedAt(clock.instant()))).getStatus())
                .isEqualTo(200);
    }

    @Test
    void theCodeIsTakenWithTheTokenOfTheFormAndNotWithout() throws Exception {
        Phone phone = shop().enrolled("bea");
        MvcResult page = mvc.perform(html(get("/mfa").with(user("bea")))).andReturn();
        MockHttpSession session = (MockHttpSession) page.getRequest().getSession();
        String code = phone.nextCode();

        MockHttpServletRequestBuilder form =
                post("/mfa").with(user("bea")).session(session == null ? new MockHttpSession() : session);
        assertThat(response(form.param("code", code)).getStatus()).isEqualTo(403);
        assertThat(response(form.with(csrf())).getRedirectedUrl()).isEqualTo("/");
    }

    @Test
    void thePageHasTheLanguageOfTheBrowserAndThePathsOfTheContext() throws Exception {
        shop().enrolled("cem");
        MockHttpServletRequestBuilder request =
                get("/app/mfa").contextPath("/app").with(user("cem")).locale(Locale.forLanguageTag("es-MX"));

        assertThat(response(request).getContentAsString())
                .contains("language=es\n")
                .contains("paths=Actions[begin=/app/mfa, verify=/app/mfa, resend=/app/mfa/resend,"
                        + " switchFactor=/app/mfa/factor]");
        assertThat(response(get("/app/orders").contextPath("/app").with(user("cem")))
                        .getRedirectedUrl())
                .isEqualTo("/app/mfa");
    }

    private static RequestPostProcessor passedAt(Instant at) {
        return user("ada")
                .authorities(FactorGrantedAuthority.withAuthority(MfaAuthorities.FACTOR_MFA)
                        .issuedAt(at)
                        .build());
    }

    private MockHttpServletResponse response(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(html(request)).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder html(MockHttpServletRequestBuilder request) {
        return request.accept(MediaType.TEXT_HTML);
    }
}
