package io.github.mfa4j.spi;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a user's factor. Holds no code, secret, token or address.
 *
 * @param kind what happened
 * @param at when, by the library's clock
 * @param user whose factor
 * @param factor which factor
 * @param purpose what the challenge was for, null outside a challenge
 * @param taken how long after its challenge was issued, null outside a challenge; not negative
 * @param detail a reason's name or who acted, null where there is none; one line of printable text
 */
public record MfaEvent(
        Kind kind,
        Instant at,
        UserId user,
        FactorId factor,
        @Nullable Purpose purpose,
        @Nullable Duration taken,
        @Nullable String detail) {

    /**
     * Something that happened outside a challenge.
     *
     * @param kind what happened
     * @param at when, by the library's clock
     * @param user whose factor
     * @param factor which factor
     * @param detail a reason's name or who acted, null where there is none; one line of printable text
     */
    public MfaEvent(Kind kind, Instant at, UserId user, FactorId factor, @Nullable String detail) {
        this(kind, at, user, factor, null, null, detail);
    }

    /** What can happen. */
    public enum Kind {
        /** A challenge was started. */
        CHALLENGE_STARTED,
        /** A challenge was not started; the detail says why. */
        CHALLENGE_REFUSED,
        /** A message with a code was handed to its sender. */
        CODE_SENT,
        /** A message with a code could not be delivered. */
        DELIVERY_FAILED,
        /** A code was accepted. */
        VERIFIED,
        /** A code was accepted after three or more wrong ones in a row; the detail says how many. */
        VERIFIED_AFTER_FAILURES,
        /** A code was refused; the detail says why. */
        REFUSED,
        /** Failures locked the factor for a while. */
        LOCKED,
        /** Failures suspended the factor. */
        SUSPENDED,
        /** A right code was presented a second time: possible phishing. */
        REPLAYED,
        /** A register is missing though its enrolment exists: nothing recent is accepted. */
        STATE_LOST,
        /** A sealed secret was altered or moved. */
        SEAL_BROKEN,
        /** An enrolment was begun. */
        ENROLMENT_STARTED,
        /** A pending enrolment ended: by too many wrong codes, or because what counts for it is gone. */
        ENROLMENT_FAILED,
        /** An enrolment was confirmed and is active. */
        FACTOR_ADDED,
        /** An enrolment took the place of an older one. */
        FACTOR_RENEWED,
        /** A factor or one of its enrolments was removed; the detail says by whom. */
        FACTOR_REMOVED,
        /** A set of recovery codes was made; the detail says by whom. */
        RECOVERY_CODES_CREATED,
        /** A recovery code was used. */
        RECOVERY_CODE_USED,
        /** A lock or suspension was lifted; the detail says by whom. */
        RELEASED,
        /** Everything about the user was erased. */
        ERASED,
        /** A dependency failed where no caller was waiting for the answer; the detail names it. */
        OUTAGE
    }
}
