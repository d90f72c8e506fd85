package io.github.mfa4j.spi;

import io.github.mfa4j.ChallengeResult.NotNow;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes every event as one line to the SLF4J logger {@code io.github.mfa4j.audit}: what an attack or an outage looks like
 * at WARN, everything else at INFO (ASVS 16.3.1). Thread-safe.
 */
public final class Slf4jAuditListener implements MfaListener {

    private static final Logger AUDIT = LoggerFactory.getLogger("io.github.mfa4j.audit");

    /** Reasons that stop messages to many users: somebody may be earning by them (SMS pumping). */
    private static final Set<String> SPENDING =
            Set.of(NotNow.Reason.PREFIX_QUOTA.name(), NotNow.Reason.OVERALL_QUOTA.name(), NotNow.Reason.PAUSED.name());

    /** Makes the listener. */
    public Slf4jAuditListener() {}

    @Override
    public void on(MfaEvent event) {
        AUDIT.atLevel(isAlarming(event) ? Level.WARN : Level.INFO)
                .log(
                        "{} at={} tenant=\"{}\" user=\"{}\" factor={} purpose={} detail=\"{}\"",
                        event.kind(),
                        event.at(),
                        quoted(event.user().tenant()),
                        quoted(event.user().id()),
                        event.factor(),
                        event.purpose() == null ? "-" : event.purpose().name(),
                        event.detail() == null ? "" : quoted(event.detail()));
    }

    private static boolean isAlarming(MfaEvent event) {
        return switch (event.kind()) {
            case CHALLENGE_REFUSED -> SPENDING.contains(event.detail() == null ? "" : event.detail());
            case DELIVERY_FAILED,
                    VERIFIED_AFTER_FAILURES,
                    LOCKED,
                    SUSPENDED,
                    REPLAYED,
                    STATE_LOST,
                    SEAL_BROKEN,
                    OUTAGE -> true;
            default -> false;
        };
    }

    /** User ids hold no control characters; a quote inside one must not end the field (ASVS 16.4.1). */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
