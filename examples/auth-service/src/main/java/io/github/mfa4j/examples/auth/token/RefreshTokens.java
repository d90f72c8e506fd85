package io.github.mfa4j.examples.auth.token;

import io.github.mfa4j.examples.auth.audit.AuditLog;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Refresh tokens, each good for one use. A used one that comes back was
 * stolen, from the user or from the thief, so the whole session ends (RFC 9700 section 4.14.2).
 */
@Repository
class RefreshTokens {

    private final JdbcClient database;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    RefreshTokens(JdbcClient database, Sessions sessions, AuditLog audit, Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    String issue(String session) {
        OpaqueToken token = OpaqueToken.random();
        database.sql("insert into refresh_tokens (token_digest, session_id, issued_at) values (?, ?, ?)")
                .params(token.digest(), session, now())
                .update();
        return token.value();
    }

    /** Uses a token up, and answers its session; empty if it is not good. Of two who come at once, one finds it used. */
    Optional<String> use(String token) {
        String digest = new OpaqueToken(token).digest();
        Optional<String> session = database.sql("select session_id from refresh_tokens where token_digest = ?")
                .param(digest)
                .query(String.class)
                .optional();
        if (session.isEmpty()) {
            return Optional.empty();
        }
        int used = database.sql("update refresh_tokens set used_at = ? where token_digest = ? and used_at is null")
                .params(now(), digest)
                .update();
        if (used == 0) {
            sessions.userOf(session.get()).ifPresent(user -> audit.record("REFRESH_TOKEN_REUSED", user));
            sessions.end(session.get());
            return Optional.empty();
        }
        return session;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
