package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What other sites can have a browser do here: nothing, with a session or without. */
class OtherSitesTest extends WithService {

    private static final String EVIL = "https://evil.example/";

    /** All of the pages; the last one ends the session. */
    private static final List<String> FORMS = List.of(
            "/login",
            "/verificar-codigo",
            "/verificar-codigo/resend",
            "/verificar-codigo/factor",
            "/verificar-codigo/enrol",
            "/verificar-codigo/recovery",
            "/security/authenticators/remove",
            "/security/proof/code",
            "/security/proof/resend",
            "/security/proof/factor",
            "/administration/release",
            "/security/logout",
            "/logout");

    private static final String[] FIELDS = {"user", "1", "factor", "mail", "id", "1", "code", "123456"};

    @Test
    void formsOfOtherSitesChangeNothing() {
        Person root = Person.registeredAt(service, "root@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(root);
        int mails = root.mailbox.count();
        long events = events();

        for (String path : FORMS) {
            visitor.postWithoutToken(path, FIELDS).shows(403);
        }

        assertThat(root.mailbox.count()).isEqualTo(mails);
        assertThat(events()).isEqualTo(events);
        visitor.get("/security").shows(200);
        for (String path : FORMS) {
            visitor.post(path, FIELDS);
            assertThat(visitor.status()).as(path + " is a form").isIn(200, 302);
        }
        visitor.get("/security").leadsTo("/login");
    }

    /** Without a token a browser is not even logged in, which would put what a victim does into the account of a thief. */
    @Test
    void noBrowserIsLoggedInByAnotherSite() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login");
        visitor.postWithoutToken("/login", "email", ana.email, "password", Person.PASSWORD);
        visitor.get("/security").leadsTo("/login");
        visitor.get("/verificar-codigo").leadsTo("/login");
        assertThat(ana.mailbox.count()).as("only the welcome").isEqualTo(1);
    }

    /** What a form of another site can send is neither JSON nor has a token. */
    @Test
    void theApiIsDeafToForms() {
        Client client = service.client();
        String login = "{\"email\": \"a@example.com\", \"password\": \"p\"}";
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            client.sendText("POST", "/auth/login", login, type).isProblem(415, "unsupported_media_type");
        }
        PageVisitor visitor =
                new PageVisitor(service, "/login").logInFully(Person.registeredAt(service, "ben@example.com"));
        visitor.postWithoutToken("/auth/logout").shows(401);
        visitor.get("/auth/profile").shows(401);
    }

    @Test
    void noAddressLeadsToAnotherSite() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        String elsewhere =
                "continue=" + EVIL + "&redirect=" + EVIL + "&next=" + EVIL + "&url=" + EVIL + "&returnTo=" + EVIL;
        PageVisitor visitor = new PageVisitor(service, "/login?" + elsewhere);
        visitor.get("//evil.example/%2f..");
        visitor.get("/login?" + elsewhere)
                .post("/login?" + elsewhere, "email", cleo.email, "password", Person.PASSWORD, "continue", EVIL);
        staysHere(visitor);
        visitor.get("/verificar-codigo?" + elsewhere)
                .post("/verificar-codigo?" + elsewhere, "code", cleo.mailbox.code(), "continue", EVIL);
        staysHere(visitor);
        visitor.get("/security").shows(200).post("/logout?" + elsewhere, "continue", EVIL);
        staysHere(visitor);
    }

    /** Where a request says that it was for another host, and comes from nobody who is trusted to say so. */
    @Test
    void noHeaderLeadsToAnotherSite() {
        Application demo = Application.at(service, "demo-app", "demo-secret");
        demo.http.withHeader("X-Forwarded-Host", "evil.example").withHeader("Forwarded", "host=evil.example");
        assertThat(demo.post("/mfa/register", "dora").is(200).text("qr_code_url"))
                .doesNotContain("evil.example");
        Answer leads =
                service.client().withHeader("X-Forwarded-Host", "evil.example").get("/security");
        assertThat(leads.is(302).header("Location"))
                .doesNotContain("evil.example")
                .endsWith("/login");
    }

    private static void staysHere(PageVisitor visitor) {
        assertThat(visitor.status()).isEqualTo(302);
        String location = visitor.header("Location");
        assertThat(location).matches("/[^/\\\\].*|/|http://127\\.0\\.0\\.1:[0-9]+/.*");
        assertThat(location.split("\\?", 2)[0]).doesNotContain("evil");
    }

    private long events() {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from audit_events")
                .query(Long.class)
                .single();
    }
}
