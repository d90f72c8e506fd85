package io.github.mfa4j.spring.boot;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties that begin with {@code mfa.} Every one has a default. Immutable.
 *
 * @param store where registers and enrolments are kept; without it, in the database if there is one, else in memory
 * @param production whether to demand keys and stores that outlive the process; a profile named prod or production does
 *     so, too
 * @param challengeLifetime how long a challenge and its code can be answered, 30 seconds to 10 minutes
 * @param strict whether to refuse what is allowed but weaker than the standards ask for
 * @param keys the keys that seal tokens, codes and secrets
 * @param lockout the limits on wrong codes
 * @param totp authenticator apps
 * @param recovery recovery codes
 * @param jdbc registers and enrolments in a database
 * @param redis registers of sent codes on Redis
 */
@ConfigurationProperties("mfa")
public record MfaProperties(
        @Nullable Store store,
        @DefaultValue("false") boolean production,
        @DefaultValue("5m") Duration challengeLifetime,
        @DefaultValue("false") boolean strict,
        @DefaultValue Keys keys,
        @DefaultValue Lockout lockout,
        @DefaultValue Totp totp,
        @DefaultValue Recovery recovery,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Redis redis) {

    /** Where registers and enrolments are kept. */
    public enum Store {
        /** All in the database of the application. */
        JDBC,
        /** Registers of sent codes on Redis, all else in the database. */
        REDIS,
        /** All in the memory of this process. */
        MEMORY
    }

    /** Which databases the tables are made in. */
    public enum SchemaInitialization {
        /** In every database: by Flyway if the application uses it, else at each start. */
        ALWAYS,
        /** As always in a database that lives in this process, otherwise only by Flyway. */
        EMBEDDED,
        /** In none: they are there. */
        NEVER
    }

    /**
     * The keys that seal.
     *
     * @param current the name of the key that seals; the others only open
     * @param ring the keys by name, each 32 bytes in Base64; a name with a dot stands in brackets, and one in an environment
     *     variable is lower-case letters and digits: {@code MFA_KEYS_RING_K1} is k1
     * @param file a file with the lines {@code mfa.keys.current=name} and {@code mfa.keys.ring.name=key}, instead of both
     */
    public record Keys(
            @Nullable String current,
            @DefaultValue Map<String, SecretText> ring,
            @Nullable Path file) {

        /** Whether any key is named here. */
        boolean areSet() {
            return current != null || !ring.isEmpty() || file != null;
        }
    }

    /**
     * The limits on wrong codes.
     *
     * @param backOffFrom the failure since the last success that locks first, 1 to 10
     * @param firstDelay the first lock, 1 second to the longest
     * @param maxDelay the longest lock, up to 24 hours
     * @param calmAfter the time without a failure after which the delay starts over, 1 hour to 30 days
     * @param maxFailures failures without a success that suspend, 1 to 100
     * @param maxFailuresInWindow failures within the window that suspend, 1 to 100
     * @param window the rolling window, 1 to 365 days
     */
    public record Lockout(
            @DefaultValue("5") int backOffFrom,
            @DefaultValue("30s") Duration firstDelay,
            @DefaultValue("1h") Duration maxDelay,
            @DefaultValue("24h") Duration calmAfter,
            @DefaultValue("100") int maxFailures,
            @DefaultValue("50") int maxFailuresInWindow,
            @DefaultValue("30d") Duration window) {

        LockoutPolicy policy() {
            return new LockoutPolicy(
                    backOffFrom, firstDelay, maxDelay, calmAfter, maxFailures, maxFailuresInWindow, window);
        }
    }

    /**
     * Authenticator apps.
     *
     * @param enabled whether there is this factor
     * @param algorithm the hash function under the HMAC of new enrolments
     * @param digits the length of a code of new enrolments, 6 to 8
     * @param period the length of a time step of new enrolments, whole seconds from 15 seconds to 5 minutes
     * @param past time steps before the current one that are accepted, 0 to 10; 1 unless set, and 0 if strict
     * @param future time steps after the current one that are accepted, 0 to 10; 1 unless set, and 0 if strict
     */
    public record Totp(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("sha1") OtpAlgorithm algorithm,
            @DefaultValue("6") int digits,
            @DefaultValue("30s") Duration period,
            @Nullable Integer past,
            @Nullable Integer future) {

        TotpParameters parameters() {
            return new TotpParameters(algorithm, digits, period);
        }

        StepWindow window(boolean strict) {
            StepWindow unset = strict ? StepWindow.CURRENT_ONLY : StepWindow.DEFAULT;
            return new StepWindow(past == null ? unset.past() : past, future == null ? unset.future() : future);
        }
    }

    /**
     * Recovery codes.
     *
     * @param enabled whether there is this factor
     * @param count how many codes a set has, 1 to 32
     */
    public record Recovery(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10") int count) {}

    /**
     * Registers and enrolments in a database.
     *
     * @param tablePrefix what the name of each table starts with: a lower-case letter, then up to 20 lower-case letters, digits
     *     and underscores
     * @param poolSize the connections of the library's own pool beside a Hikari pool, 1 to 50; 3 unless set
     * @param initializeSchema which databases the tables are made in
     */
    public record Jdbc(
            @DefaultValue("mfa_") String tablePrefix,
            @Nullable Integer poolSize,
            @DefaultValue("embedded") SchemaInitialization initializeSchema) {

        private static final int MAX_POOL_SIZE = 50;
        private static final int POOL_SIZE_UNLESS_SET = 3;

        int ownPoolSize() {
            return poolSize == null ? POOL_SIZE_UNLESS_SET : poolSize;
        }

        void requirePoolSize() {
            if (ownPoolSize() < 1 || ownPoolSize() > MAX_POOL_SIZE) {
                throw new IllegalArgumentException("poolSize is " + poolSize + ", allowed are 1 to " + MAX_POOL_SIZE);
            }
        }
    }

    /**
     * Registers of sent codes on Redis.
     *
     * @param prefix what all keys begin with: 1 to 40 letters, digits, colons, dots, underscores and hyphens
     */
    public record Redis(@DefaultValue("mfa:") CharSequence prefix) {

        // Were it a String, Spring would make a whole Redis of a variable MFA_REDIS that is the application's.

        private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._-]{1,40}");

        /** The store says so, too, but only once there is a server. */
        void requirePrefix() {
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException("prefix is \"" + prefix + "\", allowed is " + PREFIX.pattern());
            }
        }
    }
}
