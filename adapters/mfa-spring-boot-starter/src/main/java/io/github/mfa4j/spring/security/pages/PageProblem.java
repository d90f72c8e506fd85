package io.github.mfa4j.spring.security.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a user is still on a page.
 *
 * @param kind what is in the way
 * @param until when it passes by itself: for {@link Kind#LOCKED} and {@link Kind#SENDING_REFUSED}, null for all others
 */
public record PageProblem(Kind kind, @Nullable Instant until) {

    /** What is in the way. */
    public enum Kind {
        /** Not the right code, or not of the form of one. */
        WRONG_CODE,
        /** The challenge or the enrolment is over. */
        EXPIRED,
        /** The right code, but it was used before. */
        ALREADY_USED,
        /** Too many wrong codes: nothing is checked for a while. */
        LOCKED,
        /** Far too many wrong codes: the factor must be set up again or released. */
        SUSPENDED,
        /** The user has no second factor, and can set none up here. */
        NOT_SET_UP,
        /** The user has as many authenticators as there may be. */
        LIMIT_REACHED,
        /** Not for this user, or not to this address; trying again changes nothing. */
        NOT_AVAILABLE,
        /** No code was sent, because too many were. An older one may still be good. */
        SENDING_REFUSED,
        /** Something the check depends on is out of order, or too many requests come at once. */
        UNAVAILABLE
    }

    /**
     * Checks that there is an end exactly where there must be one.
     *
     * @param kind what is in the way
     * @param until when it passes by itself: for {@link Kind#LOCKED} and {@link Kind#SENDING_REFUSED}, null for all others
     * @throws IllegalArgumentException if it is missing or does not belong
     */
    public PageProblem {
        boolean passes = kind == Kind.LOCKED || kind == Kind.SENDING_REFUSED;
        if (passes != (until != null)) {
            throw new IllegalArgumentException(
                    "until is " + until + ", allowed is " + (passes ? "an instant" : "null") + " for " + kind);
        }
    }

    /**
     * A problem that does not pass by itself.
     *
     * @param kind what is in the way; one that does not pass by itself
     * @return the problem
     */
    public static PageProblem of(Kind kind) {
        return new PageProblem(kind, null);
    }

    /**
     * Too many wrong codes.
     *
     * @param until from when another try can succeed
     * @return the problem
     */
    public static PageProblem lockedUntil(Instant until) {
        return new PageProblem(Kind.LOCKED, until);
    }

    /**
     * Too many codes were asked for.
     *
     * @param until from when another code can be sent
     * @return the problem
     */
    public static PageProblem sendingRefusedUntil(Instant until) {
        return new PageProblem(Kind.SENDING_REFUSED, until);
    }
}
