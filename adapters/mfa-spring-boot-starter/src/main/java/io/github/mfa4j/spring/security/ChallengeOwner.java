package io.github.mfa4j.spring.security;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Tells whose a challenge is before anything is done with it. A program sends it along, and may send that of another user, or one that
 * was started for a payment or a new password: to answer it here would use it up, and prove nothing.
 */
record ChallengeOwner(MultiFactor mfa, MfaUserIds users) {

    /**
     * Whether a challenge is for the step of this user.
     *
     * @param token as the client sent it
     * @param firstFactor who has passed the first factor, null where only the challenge says so: it must be for a login then, which is
     *     only started for who has
     */
    boolean is(@Nullable String token, @Nullable Authentication firstFactor) {
        Purpose purpose = firstFactor == null ? Purpose.LOGIN : StepUpDemand.purposeFor(firstFactor);
        return mfa.challengeOf(token)
                .filter(challenge -> challenge.purpose().equals(purpose)
                        && (firstFactor == null || challenge.user().equals(users.userOf(firstFactor))))
                .isPresent();
    }
}
