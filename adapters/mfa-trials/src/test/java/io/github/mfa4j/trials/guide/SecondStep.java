package io.github.mfa4j.trials.guide;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import org.jspecify.annotations.Nullable;

/** The second step of a login in a browser, without a framework. */
final class SecondStep {

    private final MultiFactor mfa;
    private final Factor factor;

    SecondStep(MultiFactor mfa, Factor factor) {
        this.mfa = mfa;
        this.factor = factor;
    }

    // [step]
    /** After the right password, and where the page is opened with no challenge in the session. */
    Answer begin(Session session) {
        UserId user = session.afterPassword();
        if (user == null) {
            return new Answer(401, "password_required", null);
        }
        return keep(session, mfa.challenge(user, factor, Purpose.LOGIN));
    }

    /** The button for another code: the token comes from the session, and the new one takes its place. */
    Answer resend(Session session) {
        return keep(session, mfa.resend(session.token()));
    }

    /** The form with the code. */
    Answer verify(Session session, @Nullable String typed) {
        Verification verdict = mfa.verify(session.token(), typed);
        if (!(verdict instanceof Verified proof)) {
            return Answer.to(verdict);
        }
        if (!proof.purpose().equals(Purpose.LOGIN) || !proof.user().equals(session.afterPassword())) {
            return new Answer(401, "password_required", null); // a proof, but not of this
        }
        session.logIn(proof.user());
        return Answer.to(verdict);
    }

    private static Answer keep(Session session, ChallengeResult result) {
        if (result instanceof Started started) {
            session.keep(started.token().value());
        }
        return Answer.to(result);
    }
    // [/step]
}
