package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are shown where a program is told a problem, and what browsers may do with either. */
class ErrorPagesTest extends WithService {

    private static final String TOO_LONG = "x".repeat(20_000);

    @Test
    void peopleGetAPageInTheirLanguageAndProgramsAProblem() {
        PageVisitor visitor = new PageVisitor(service, "/security/nothing/here").leadsTo("/login");
        Person ana = Person.registeredAt(service, "ana@example.com");
        visitor.logIn(ana).get("/verificar-codigo").post("/verificar-codigo", "code", ana.mailbox.code());

        visitor.get("/security/nothing/here").shows(404, "That did not work", "There is nothing at this address.");
        hasHeadersOfAPage(visitor);
        visitor.get("/login?lang=es").get("/security/nothing/here").shows(404, "No hay nada en esta dirección.");
        visitor.get("/protected/dashboard").shows(401, "programas");
        visitor.get("/error").shows(404, "No hay nada");
        service.client().get("/protected/dashboard").isProblem(401, "token_missing");
        service.client().get("/error").isProblem(404, "not_found");
    }

    @Test
    void aFormThatCannotBeTakenIsNoJson() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(ben).get("/security");

        visitor.post("/security/authenticators/remove", "id", "1").leadsTo("/security/proof");
        visitor.post("/security/proof/factor", "factor", "fax").shows(400, "cannot be done in this way");
        visitor.post("/security/proof/code").shows(400, "cannot be done in this way");
        visitor.get("/security/proof/code").shows(405, "cannot be done in this way");
        visitor.postWithoutToken("/security/proof/code").shows(403, "You may not do this");
        visitor.post("/login", "email", TOO_LONG, "password", "p").shows(413, "cannot be done in this way");
        hasHeadersOfAPage(visitor);
    }

    @Test
    void aLoginPageThatWasLeftOpenTooLongLeadsBackToTheLogin() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").whoseSessionIsOver();

        visitor.post("/login", "email", cleo.email, "password", Person.PASSWORD).leadsTo("/login?expired");
        visitor.get("/login?expired").shows(200, "The page was open for too long. Please log in again.");
        visitor.post("/login", "email", cleo.email, "password", Person.PASSWORD).leadsTo("/");
    }

    @Test
    void tooManyRequestsAreToldInThePageToo() {
        try (Service narrow = Service.start("--REQUESTS_PER_HOUR=1")) {
            Client client = narrow.client();
            client.post("/auth/login", Map.of()).isProblem(400, "invalid_request");
            hasHeadersOfAnAnswer(client.post("/auth/login", Map.of()).isProblem(429, "too_many_requests"));
            hasHeadersOfAnAnswer(client.post("/auth/refresh", Map.of("refreshToken", TOO_LONG))
                    .isProblem(413, "content_too_large"));

            PageVisitor visitor = new PageVisitor(narrow, "/login");
            visitor.post("/login", "email", "dan@example.com", "password", "p").leadsTo("/login?error");
            visitor.post("/login", "email", "dan@example.com", "password", "p").shows(429, "Too many requests");
            assertThat(Integer.parseInt(visitor.header("Retry-After"))).isPositive();
            hasHeadersOfAPage(visitor);
        }
    }

    @Test
    void anOutageIsToldInThePageToo() {
        try (Service down = Service.start()) {
            Person eva = Person.registeredAt(down, "eva@example.com");
            Person fay = Person.loggedInAt(down, "fay@example.com");
            PageVisitor visitor = new PageVisitor(down, "/login").logInFully(eva);
            down.bean(HikariDataSource.class).close();

            visitor.get("/security").shows(503, "The service cannot answer now.");
            hasHeadersOfAPage(visitor);
            hasHeadersOfAnAnswer(fay.client.get("/auth/profile").isProblem(503, "unavailable"));
        }
    }

    private static void hasHeadersOfAPage(PageVisitor visitor) {
        assertThat(visitor.header("Content-Type")).startsWith("text/html");
        assertThat(visitor.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(visitor.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(visitor.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(visitor.header("Cache-Control")).contains("no-store");
    }

    private static void hasHeadersOfAnAnswer(Answer answer) {
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
