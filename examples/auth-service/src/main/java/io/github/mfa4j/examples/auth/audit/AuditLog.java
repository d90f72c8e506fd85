package io.github.mfa4j.examples.auth.audit;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.MfaEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit log: events of the library and of this service. Holds no code, secret, token, password or address. */
@Repository
public class AuditLog {

    private static final String INSERT = """
            insert into audit_events (happened_at, kind, tenant, user_id, factor, purpose, detail)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient database;
    private final Clock clock;

    AuditLog(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes an event of this service.
     *
     * @param kind what happened, in capitals
     * @param user the user, null where it is nobody's or the user is gone
     */
    public void record(String kind, @Nullable String user) {
        record(kind, "", user);
    }

    /**
     * Notes an event of a client application.
     *
     * @param kind what happened, in capitals
     * @param client the client
     * @param user the client's user, null where it is nobody's or the user is gone
     */
    public void record(String kind, String client, @Nullable String user) {
        insert(clock.instant(), kind, client, user, null, null, null);
    }

    /** Notes an event of the library; of an erased user it keeps no name. */
    void record(MfaEvent event) {
        insert(
                event.at(),
                event.kind().name(),
                event.user().tenant(),
                event.kind() == MfaEvent.Kind.ERASED ? null : event.user().id(),
                event.factor().value(),
                event.purpose() == null ? null : event.purpose().name(),
                event.detail());
    }

    /**
     * Deletes what is noted of a user.
     *
     * @param user the user
     */
    public void forget(UserId user) {
        database.sql("delete from audit_events where tenant = ? and user_id = ?")
                .params(user.tenant(), user.id())
                .update();
    }

    private void insert(Instant at, String kind, String tenant, @Nullable Object... rest) {
        JdbcClient.StatementSpec statement = database.sql(INSERT)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(kind)
                .param(tenant);
        for (Object value : rest) {
            statement = statement.param(value);
        }
        statement.update();
    }
}
