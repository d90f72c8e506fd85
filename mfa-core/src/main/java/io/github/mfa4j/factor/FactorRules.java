package io.github.mfa4j.factor;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of factor decides. Locking, counting, voiding, committing and telling happen around it. Implementations are
 * immutable and thread-safe.
 *
 * @param <S> the factor's section of the register
 */
public interface FactorRules<S> {

    /**
     * The stored form of the section.
     *
     * @return the format
     */
    SectionFormat<S> format();

    /**
     * Begins to start a challenge.
     *
     * @param destination the address asked for, null for the user's preferred one
     * @param replaced the challenge that this one takes the place of, null for none
     * @return decides for one request; may be asked several times when races are lost
     */
    Opener<S> opener(@Nullable String destination, @Nullable Challenge replaced);

    /**
     * Begins to verify an input.
     *
     * @param challenge what the input answers
     * @param input what the user typed; untrusted, possibly empty or huge
     * @return decides for one request; may be asked several times when races are lost
     */
    Attempt<S> attempt(Challenge challenge, String input);

    /**
     * Drops from the section what can never count again, and brings times that a clock which ran ahead has left in the
     * future back to the present. Committed with a refusal, too, so that such a time is corrected once and not on every
     * request anew.
     *
     * @param section the section
     * @param now the current time
     * @return the section, the same if there was nothing to drop
     */
    default S pruned(S section, Instant now) {
        return section;
    }

    /**
     * The executor that anonymous challenges are worked off on.
     *
     * @return the executor, null if this factor serves no anonymous purpose
     */
    default @Nullable Executor anonymousExecutor() {
        return null;
    }

    /**
     * How many enrolments, addresses or unused codes the user has.
     *
     * @param section the section
     * @param user the user
     * @param profile what is known of the user
     * @return the number, 0 if the factor is not set up
     */
    int remaining(S section, UserId user, UserProfile profile);

    /**
     * Removes what the factor keeps of a user outside the register, its enrolments. The register follows.
     *
     * @param user the user
     * @return false after too many lost races: then nothing was changed
     */
    default boolean removeEnrolments(UserId user) {
        return true;
    }

    /**
     * Removes what the factor keeps of a user within the register.
     *
     * @param section the section
     * @param now the current time
     * @return the section of a user who has not set the factor up; what bounds messages stays
     */
    default S cleared(S section, Instant now) {
        return format().empty();
    }

    /**
     * Decides whether a challenge can start.
     *
     * @param <S> the factor's section
     */
    @FunctionalInterface
    interface Opener<S> {

        /**
         * Decides on the newest state.
         *
         * @param section the section
         * @param challenge the challenge to be
         * @param profile what is known of the user
         * @return the outcome
         */
        Opening<S> open(S section, Challenge challenge, UserProfile profile);

        /**
         * Gives back what opening has taken from what others share: the challenge was refused, lost to another request or to
         * an outage, or its message certainly did not go out. May be called more than once, and must not fail.
         */
        default void withdraw() {}
    }

    /**
     * Evaluates one input. Costly work that does not depend on the race is done once and kept.
     *
     * @param <S> the factor's section
     */
    @FunctionalInterface
    interface Attempt<S> {

        /**
         * Evaluates on the newest state.
         *
         * @param section the section
         * @param profile what is known of the user
         * @param now the current time
         * @return the outcome
         * @throws BusyException if a bounded resource gave no turn: nothing is committed or counted
         */
        Evaluation<S> evaluate(S section, UserProfile profile, Instant now);
    }
}
