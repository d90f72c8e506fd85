package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.examples.auth.token.Sessions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session of a browser: one user's, listed with those of tokens, and over when it is ended. */
class BrowserSessionsTest extends WithService {

    @Test
    void logOutEndsTheSessionAndSoDoesWhatEndsAllOfThem() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(ana);
        assertThat(service.notedOf(ana)).doesNotContain("LOGGED_OUT");
        visitor.get("/security").shows(200).post("/logout").leadsTo("/login?out");
        assertThat(service.notedOf(ana)).containsOnlyOnce("LOGGED_OUT");
        visitor.get("/security").leadsTo("/login");

        service.advance(Duration.ofMinutes(2));
        visitor = new PageVisitor(service, "/login")
                .logInFully(ana)
                .get("/security")
                .shows(200);
        service.bean(Sessions.class).endAll(service.idOf(ana));
        visitor.get("/security").leadsTo("/login");
    }

    /** ASVS 7.4.3. */
    @Test
    void whoFearsAThiefLogsOutEverywhere() {
        Person hal = Person.loggedInAt(service, "hal@example.com");
        service.advance(Duration.ofMinutes(2));
        PageVisitor visitor = new PageVisitor(service, "/login")
                .logInFully(hal)
                .get("/security")
                .shows(200, "Log out everywhere");
        assertThat(service.openSessionsOf(hal)).isEqualTo(2);

        visitor.post("/security/logout").leadsTo("/login?out");
        visitor.get("/security").leadsTo("/login");
        hal.client.get("/auth/profile").isProblem(401, "invalid_token");
        assertThat(service.openSessionsOf(hal)).isZero();

        service.advance(Duration.ofMinutes(2));
        hal.client.with(null);
        hal.logIn();
        service.advance(Duration.ofMinutes(2));
        visitor = new PageVisitor(service, "/login")
                .logInFully(hal)
                .get("/security")
                .shows(200, "You logged out everywhere");
        hal.client.post("/auth/logout/everywhere", Map.of()).is(200);
        hal.client.get("/auth/profile").isProblem(401, "invalid_token");
        visitor.get("/security").leadsTo("/login");
        assertThat(service.notedOf(hal))
                .filteredOn("LOGGED_OUT_EVERYWHERE"::equals)
                .hasSize(2);
    }

    @Test
    void aFormWhoseSessionEndedIsNoPageToGoOnTo() {
        Person ida = Person.registeredAt(service, "ida@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(ida).get("/security");
        service.bean(Sessions.class).endAll(service.idOf(ida));

        visitor.post("/security/logout").leadsTo("/login");
        service.advance(Duration.ofMinutes(2));
        visitor.logInFully(ida);
    }

    @Test
    void whoHasNotLoggedInDoesNotLogOut() {
        Person gil = Person.registeredAt(service, "gil@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logIn(gil).get("/verificar-codigo");

        visitor.post("/logout").leadsTo("/login?out");
        assertThat(service.notedOf(gil)).doesNotContain("LOGGED_OUT");
        visitor.get("/verificar-codigo").leadsTo("/login");
    }

    @Test
    void anotherUserOfTheSameBrowserBeginsAnew() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(ben).get("/security");
        visitor.post("/security/authenticators/remove", "id", "1").leadsTo("/security/proof");

        visitor.logInFully(cleo).get("/security").shows(200, "You logged in");
        assertThat(service.openSessionsOf(ben)).isZero();
        assertThat(service.openSessionsOf(cleo)).isEqualTo(1);
        int mails = ben.mailbox.count();
        visitor.get("/security/proof").leadsTo("/security");
        visitor.get("/security").post("/security/proof/resend").leadsTo("/security");
        assertThat(ben.mailbox.count()).isEqualTo(mails);
    }

    @Test
    void theSameUserWhoTypesThePasswordAgainGoesOn() {
        Person dan = Person.registeredAt(service, "dan@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(dan);

        visitor.logIn(dan).leadsTo("/").get("/security").leadsTo("/verificar-codigo");
        assertThat(service.openSessionsOf(dan)).isEqualTo(1);
    }

    /** A40: anybody has one who looks at the login. */
    @Test
    void oneThatHasNotPassedBothStepsIsKeptForAShorterTime() {
        Person flo = Person.registeredAt(service, "flo@example.com");
        int before = kept(900);
        PageVisitor visitor = new PageVisitor(service, "/login");
        assertThat(kept(900)).isEqualTo(before + 1);

        int after = kept(1800);
        visitor.logInFully(flo);
        assertThat(kept(900)).isEqualTo(before);
        assertThat(kept(1800)).isEqualTo(after + 1);
    }

    private int kept(int seconds) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from browser_sessions where max_inactive_interval = ?")
                .param(seconds)
                .query(Integer.class)
                .single();
    }

    @Test
    void itOpensNothingOfTheApi() {
        Person eva = Person.registeredAt(service, "eva@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(eva);

        visitor.get("/protected/dashboard").shows(401);
    }
}
