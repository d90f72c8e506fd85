package io.github.mfa4j.examples.auth.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the audit log tells people. */
@Repository
public class AuditReport {

    /** Those that mean something to the user; the others are steps on the way to one of them. */
    private static final List<String> TOLD = List.of(
            "LOGGED_IN",
            "LOGGED_OUT_EVERYWHERE",
            "PASSWORD_CHANGED",
            "MAIL_NOT_ENOUGH",
            "REFRESH_TOKEN_REUSED",
            "REPLAYED",
            "LOCKED",
            "SUSPENDED",
            "RELEASED",
            "FACTOR_ADDED",
            "FACTOR_RENEWED",
            "FACTOR_REMOVED",
            "RECOVERY_CODES_CREATED",
            "RECOVERY_CODE_USED");

    private static final String NEWEST = """
            (select id, kind, happened_at from audit_events where tenant = '' and user_id = :user and %s
            order by id desc fetch first %s rows only)""";

    /** A wrong code tells that somebody has the password, but for a reset, for which anybody may guess. */
    private static final String RECENT = "select kind, happened_at from ("
            + NEWEST.formatted("kind in (:told)", ":most")
            + " union all "
            + NEWEST.formatted("kind = 'PASSWORD_REFUSED'", ":guesses")
            + " union all "
            + NEWEST.formatted("kind = 'REFUSED' and purpose <> 'PASSWORD_RESET'", ":guesses")
            + ") newest order by id desc";

    private final JdbcClient database;
    private final Clock clock;

    AuditReport(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Something that happened to a user.
     *
     * @param kind what it was
     * @param at when
     */
    public record Told(String kind, Instant at) {}

    /**
     * A factor of a user that was locked at some time.
     *
     * @param user the user's id
     * @param factor the name of the factor
     */
    public record Locked(String user, String factor) {}

    /**
     * The newest events that concern a user. Guesses, which anybody can make, are counted apart: nobody can push out with them what else
     * was done.
     *
     * @param user the user's id
     * @param most how many
     * @param guesses how many wrong passwords beside them, and how many wrong codes
     * @return the newest first
     */
    public List<Told> recent(String user, int most, int guesses) {
        return database.sql(RECENT)
                .param("user", user)
                .param("told", TOLD)
                .param("most", most)
                .param("guesses", guesses)
                .query((row, number) -> new Told(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * How often something happened on each of the last days, in UTC.
     *
     * @param kind what
     * @param days how many days, today as the last one
     * @return all these days, also those without any
     */
    public Map<LocalDate, Long> perDay(String kind, int days) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        Map<LocalDate, Long> counts = new TreeMap<>();
        for (int back = 0; back < days; back++) {
            counts.put(today.minusDays(back), 0L);
        }
        database.sql("""
                        select cast(happened_at at time zone 'UTC' as date), count(*) from audit_events
                        where tenant = '' and kind = :kind and happened_at >= :from
                        group by cast(happened_at at time zone 'UTC' as date)""")
                .param("kind", kind)
                .param("from", today.minusDays(days - 1L).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts.replace(row.getObject(1, LocalDate.class), row.getLong(2));
                });
        return counts;
    }

    /**
     * How many of this service's own users have passed each factor lately.
     *
     * @param lately in what time before now
     * @return the counts by the names of factors
     */
    public Map<String, Long> usersByFactor(Duration lately) {
        Map<String, Long> counts = new TreeMap<>();
        database.sql("""
                        select factor, count(distinct user_id) from audit_events
                        where tenant = '' and kind in ('VERIFIED', 'VERIFIED_AFTER_FAILURES') and happened_at >= :from
                        group by factor""")
                .param("from", clock.instant().minus(lately).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /**
     * Factors of this service's own users that were locked or suspended, whether they still are or not.
     *
     * @param most how many
     * @return those of the newest locks
     */
    public List<Locked> locked(int most) {
        return database.sql("""
                        select user_id, factor, max(id) from audit_events
                        where tenant = '' and user_id is not null and kind in ('LOCKED', 'SUSPENDED')
                        group by user_id, factor order by max(id) desc fetch first :most rows only""")
                .param("most", most)
                .query((row, number) -> new Locked(row.getString(1), row.getString(2)))
                .list();
    }
}
