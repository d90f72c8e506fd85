package io.github.mfa4j;

import java.time.Instant;

/**
 * On whose word a user's factors are changed: the user's own fresh proof ({@link Verified}, given for
 * {@link Purpose#STEP_UP} or {@link Purpose#LOST_DEVICE}) or an {@link Administrator} whom the application has checked.
 */
public sealed interface Authority permits Verified, Administrator {

    /**
     * Tells whether this word is good for changing a user's factors now.
     *
     * @param subject whose factors are to change
     * @param now the instant of the change
     * @return whether it may go ahead
     */
    boolean allowsChangesFor(UserId subject, Instant now);

    /**
     * Tells whether this word is a proof of one factor, which cannot vouch for that very factor.
     *
     * @param factor the factor
     * @return whether it is
     */
    boolean isProofOf(FactorId factor);

    /**
     * Names who acts, for the audit trail.
     *
     * @return {@code user}, or the administrator's name
     */
    String actor();
}
