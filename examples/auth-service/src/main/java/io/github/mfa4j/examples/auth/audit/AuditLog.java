package io.github.mfa4j.examples.auth.audit;

import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import io.github.mfa4j.spi.MfaEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The audit log: events of the library and of this service. Holds no code, secret, token, password or mail address. */
@Repository
public class AuditLog {

    private static final String INSERT = """
            insert into audit_events (happened_at, kind, tenant, user_id, factor, purpose, detail, client_address)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int LONGEST_ADDRESS = 64;

    private final JdbcClient database;
    private final Clock clock;
    private final Duration lifetime;

    AuditLog(JdbcClient database, Clock clock, AuthProperties properties) {
        this.database = database;
        this.clock = clock;
        this.lifetime = properties.auditLifetime();
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
     * Deletes what is noted of a user, and the name of the user where it was the user who did something to others.
     *
     * @param user the user
     */
    public void forget(UserId user) {
        database.sql("delete from audit_events where tenant = ? and user_id = ?")
                .params(user.tenant(), user.id())
                .update();
        // The ids of clients' users are any words, such as those that stand in details.
        if (user.tenant().isEmpty()) {
            database.sql("update audit_events set detail = null where detail = ?")
                    .param(user.id())
                    .update();
        }
    }

    /** Deletes what is older than it may be. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void purge() {
        database.sql("delete from audit_events where happened_at < ?")
                .param(clock.instant().minus(lifetime).atOffset(ZoneOffset.UTC))
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
        statement.param(clientAddress()).update();
    }

    /** Of the request that is being answered, as the server or a trusted proxy tells it; null where none is. */
    private static @Nullable String clientAddress() {
        String address = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : null;
        return address == null || address.length() > LONGEST_ADDRESS ? null : address;
    }
}
