package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.web.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the users of client applications. */
@Repository
class ClientUsers {

    private static final String ONE = " where client_id = ? and user_id = ?";

    private final JdbcClient database;

    ClientUsers(JdbcClient database) {
        this.database = database;
    }

    Optional<ClientUser> find(UserId id) {
        return database.sql("select email, phone, enrolment, challenge from client_users" + ONE)
                .params(id.tenant(), id.id())
                .query((row, number) -> new ClientUser(
                        id,
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("enrolment"),
                        row.getString("challenge")))
                .optional();
    }

    /** The user, or a 404: only the client itself can learn by it which ids it gave. */
    ClientUser get(UserId id) {
        return find(id).orElseThrow(
                        () -> new Problem(HttpStatus.NOT_FOUND, "user_unknown", "Register this user first."));
    }

    /** Adds a user; one that is there keeps the addresses that are null here. */
    void put(UserId id, @Nullable String email, @Nullable String phone) {
        try {
            database.sql("insert into client_users (email, phone, client_id, user_id) values (?, ?, ?, ?)")
                    .param(email)
                    .param(phone)
                    .param(id.tenant())
                    .param(id.id())
                    .update();
        } catch (DuplicateKeyException e) {
            setAddresses(id, email, phone);
        }
    }

    /** Sets the addresses that are not null. */
    void setAddresses(UserId id, @Nullable String email, @Nullable String phone) {
        database.sql("update client_users set email = coalesce(?, email), phone = coalesce(?, phone)" + ONE)
                .param(email)
                .param(phone)
                .param(id.tenant())
                .param(id.id())
                .update();
    }

    void setEnrolment(UserId id, @Nullable String enrolment) {
        set("enrolment", id, enrolment);
    }

    void setChallenge(UserId id, @Nullable String token) {
        set("challenge", id, token);
    }

    /** Deletes the user; pictures go with it. */
    void delete(UserId id) {
        database.sql("delete from client_users" + ONE)
                .params(id.tenant(), id.id())
                .update();
    }

    private void set(String column, UserId id, @Nullable String value) {
        database.sql("update client_users set " + column + " = ?" + ONE)
                .param(value)
                .param(id.tenant())
                .param(id.id())
                .update();
    }
}
