package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.examples.auth.account.AccountRemoval;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of an account. */
class AccountRemovalTest extends WithService {

    @Test
    void whatAnOutageLeftIsErasedAfterIt() {
        Person ana = Person.loggedInAt(service, "ana@example.com");
        String id = ana.client.get("/auth/profile").text("user.id");
        JdbcClient database = service.bean(JdbcClient.class);

        database.sql("alter table mfa_register rename to gone").update();
        try {
            remove(ana, Person.PASSWORD).is(204);
            service.bean(AccountRemoval.class).finish();
        } finally {
            database.sql("alter table gone rename to mfa_register").update();
        }
        assertThat(count("mfa_register where user_id = '" + id + "'")).isPositive();
        ana.client.get("/auth/profile").isProblem(401, "invalid_token");
        ana.client.with(null);
        ana.passPassword().isProblem(401, "bad_credentials");
        ana.client.post("/auth/register", ana.details()).isProblem(409, "user_exists");

        service.bean(AccountRemoval.class).finish();
        assertThat(count("mfa_register where user_id = '" + id + "'")).isZero();
        assertThat(count("audit_events where user_id = '" + id + "'")).isZero();
        ana.client.post("/auth/register", ana.details()).is(201);
    }

    @Test
    void aWrongPasswordIsNotedAndRemovesNothing() {
        Person ben = Person.loggedInAt(service, "ben@example.com");

        remove(ben, "not the password").isProblem(401, "bad_credentials");

        assertThat(count("audit_events where kind = 'PASSWORD_REFUSED' and user_id is not null"))
                .isOne();
        remove(ben, Person.PASSWORD).is(204);
        ben.client.get("/auth/profile").isProblem(401, "invalid_token");
    }

    private static Answer remove(Person person, String password) {
        return person.client.send("DELETE", "/auth/profile", Map.of("password", password));
    }

    private long count(String rows) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}
