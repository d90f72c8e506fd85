package io.github.mfa4j.examples.auth.token;

import io.github.mfa4j.examples.auth.account.Role;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of sessions: one for each login, until it expires or is ended. */
@Repository
public class Sessions {

    private final JdbcClient database;
    private final Clock clock;

    Sessions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Begins a session.
     *
     * @param user who has passed both steps
     * @param lifetime how long it lasts at most
     * @return its id
     * @throws Problem if the user is gone, or the password was replaced meanwhile, which has ended all sessions
     */
    public String begin(User user, Duration lifetime) {
        String id = UUID.randomUUID().toString();
        // Waits for whoever replaces the password at this moment.
        int begun = database.sql("""
                        insert into sessions (id, user_id, created_at, expires_at)
                        select cast(? as varchar(36)), u.id, cast(? as timestamp with time zone), cast(? as timestamp with time zone)
                        from users u where u.id = ? and u.password_hash = ? and u.active for update""")
                .params(id, now(), now().plus(lifetime), user.id(), user.passwordHash())
                .update();
        if (begun == 0) {
            throw Problem.badToken();
        }
        return id;
    }

    /**
     * What the user of a session may do now.
     *
     * @param session the session's id
     * @param user the user's id
     * @return the role; empty if the session is over, or the user may not log in any more
     */
    public Optional<Role> roleIn(String session, String user) {
        return database.sql("""
                        select u.role from sessions s join users u on u.id = s.user_id
                        where s.id = ? and u.id = ? and s.ended_at is null and s.expires_at > ? and u.active""")
                .params(session, user, now())
                .query(String.class)
                .optional()
                .map(Role::valueOf);
    }

    /** Whose session it is, if it is not over. */
    Optional<String> userOf(String session) {
        return database.sql("select user_id from sessions where id = ? and ended_at is null and expires_at > ?")
                .params(session, now())
                .query(String.class)
                .optional();
    }

    /**
     * Ends a session: its access tokens and refresh tokens are refused from now on.
     *
     * @param session the session's id
     */
    public void end(String session) {
        database.sql("update sessions set ended_at = ? where id = ? and ended_at is null")
                .params(now(), session)
                .update();
    }

    /**
     * Ends all sessions of a user.
     *
     * @param user the user
     */
    public void endAll(String user) {
        database.sql("update sessions set ended_at = ? where user_id = ? and ended_at is null")
                .params(now(), user)
                .update();
    }

    /** Deletes those that expired; their refresh tokens go with them. */
    void purge() {
        database.sql("delete from sessions where expires_at < ?").param(now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
