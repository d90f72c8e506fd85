package io.github.mfa4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a user passed a factor for a purpose. Only the library makes one, and only after the state it led to was
 * committed, so holding one is the grant. Immutable.
 */
public final class Verified implements Verification, Authority {

    /** How long a proof may be used for a sensitive operation (ASVS 7.5.1 asks for a recent one). */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private final UserId user;
    private final FactorId factor;
    private final Purpose purpose;
    private final Instant at;
    private final String amr;
    private final @Nullable String destination;

    Verified(UserId user, FactorId factor, Purpose purpose, Instant at, String amr, @Nullable String destination) {
        this.user = user;
        this.factor = factor;
        this.purpose = purpose;
        this.at = at;
        this.amr = amr;
        this.destination = destination;
    }

    /**
     * Who passed. Take the user from here, never from the request. For a purpose that proves an address it is only whom the
     * challenge named: the proof says that somebody reads that address, so compare it with the signed-in user first.
     *
     * @return the user
     */
    public UserId user() {
        return user;
    }

    /**
     * Which factor was passed.
     *
     * @return the factor
     */
    public FactorId factor() {
        return factor;
    }

    /**
     * What the proof is good for. Compare it with what you are about to allow.
     *
     * @return the purpose
     */
    public Purpose purpose() {
        return purpose;
    }

    /**
     * When the code was accepted.
     *
     * @return the instant, by the library's clock
     */
    public Instant at() {
        return at;
    }

    /**
     * The authentication method reference for an ID or access token (RFC 8176 section 2).
     *
     * @return for example {@code otp} or {@code sms}
     */
    public String amr() {
        return amr;
    }

    /**
     * The address that the code was sent to and that is thereby proven.
     *
     * @return the address, if the factor uses one
     */
    public Optional<String> destination() {
        return Optional.ofNullable(destination);
    }

    @Override
    public boolean allowsChangesFor(UserId subject, Instant now) {
        return user.equals(subject)
                && purpose.mayChangeFactors()
                && Duration.between(at, now).abs().compareTo(FRESH) <= 0;
    }

    @Override
    public boolean isProofOf(FactorId proven) {
        return factor.equals(proven);
    }

    @Override
    public String actor() {
        return "user";
    }

    @Override
    public String toString() {
        return "Verified[" + user + ", " + factor + ", " + purpose.name() + ", " + at + "]";
    }
}
