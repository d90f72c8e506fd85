package io.github.mfa4j.examples.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of users. */
@Repository
public class Users {

    private final JdbcClient database;

    Users(JdbcClient database) {
        this.database = database;
    }

    /**
     * Finds a user by the id.
     *
     * @param id the id
     * @return the user, active or not
     */
    public Optional<User> find(String id) {
        return database.sql("select * from users where id = ?")
                .param(id)
                .query(Users::read)
                .optional();
    }

    /**
     * Finds a user by the address.
     *
     * @param email the address
     * @return the user, active or not
     */
    public Optional<User> find(EmailAddress email) {
        return database.sql("select * from users where email = ?")
                .param(email.value())
                .query(Users::read)
                .optional();
    }

    /** Adds a user, unless the address is taken; the database decides, since two may ask at once. */
    boolean add(User user) {
        try {
            database.sql("""
                            insert into users (id, email, password_hash, password_since, reset_by_mail, first_name, last_name,
                            locale, role, active, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            user.id(),
                            user.email().value(),
                            user.passwordHash(),
                            user.passwordSince().atOffset(ZoneOffset.UTC),
                            user.resetByMail(),
                            user.firstName(),
                            user.lastName(),
                            user.locale().toLanguageTag(),
                            user.role().name(),
                            user.active(),
                            user.createdAt().atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Notes that a code sent to the address came back, unless the address is another one by now. */
    void confirm(String id, EmailAddress email, Instant now) {
        database.sql(
                        "update users set email_confirmed_at = ? where id = ? and email = ? and email_confirmed_at is null")
                .params(now.atOffset(ZoneOffset.UTC), id, email.value())
                .update();
    }

    /** Makes the user an administrator if there is none. */
    boolean promoteFirst(String id) {
        return database.sql("""
                                update users set role = 'ADMIN' where id = ?
                                and not exists (select 1 from users where role = 'ADMIN')""").param(id).update() == 1;
    }

    /** Replaces the password after a code by mail. Logins that began with the one before are void. */
    void resetPassword(String id, String hash, Instant now) {
        database.sql("update users set password_hash = ?, password_since = ?, reset_by_mail = true where id = ?")
                .params(hash, now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /**
     * Notes that another factor than mail was passed after a reset by mail.
     *
     * @param user the user, as of the password that was reset
     */
    public void settleReset(User user) {
        database.sql("update users set reset_by_mail = false where id = ? and password_hash = ?")
                .params(user.id(), user.passwordHash())
                .update();
    }

    /** Ends the account: from now on nothing can be begun for the user. */
    void requestRemoval(String id, Instant now) {
        database.sql("update users set active = false, removal_requested_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** Those whose removal is not done. */
    List<String> toRemove() {
        return database.sql("select id from users where removal_requested_at is not null")
                .query(String.class)
                .list();
    }

    /** Deletes the user; sessions and their tokens go with it. False if another node was faster. */
    boolean delete(String id) {
        return database.sql("delete from users where id = ?").param(id).update() == 1;
    }

    private static User read(ResultSet row, int number) throws SQLException {
        return new User(
                row.getString("id"),
                new EmailAddress(row.getString("email")),
                row.getString("password_hash"),
                row.getObject("password_since", OffsetDateTime.class).toInstant(),
                row.getBoolean("reset_by_mail"),
                row.getString("first_name"),
                row.getString("last_name"),
                Locale.forLanguageTag(row.getString("locale")),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                row.getObject("email_confirmed_at") != null,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
