package io.github.mfa4j.examples.auth.factors;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.Verdicts;
import io.github.mfa4j.examples.auth.token.SignedIn;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Proofs of a current factor. They live as long as one request: nothing of a proof is stored or sent. */
@Component
class Proofs {

    /** A status that no client takes for the end of its session. */
    private static final HttpStatus WRONG = HttpStatus.BAD_REQUEST;

    private static final Set<Purpose> PURPOSES = Set.of(Purpose.STEP_UP, Purpose.LOST_DEVICE);

    private final Verdicts verdicts;

    Proofs(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** The proof of this very user; that of another one is none. */
    Verified of(SignedIn user, Proof proof) {
        Verified verified = verdicts.proof(proof.tempToken(), proof.code(), PURPOSES, WRONG);
        if (!verified.user().equals(User.mfaId(user.user()))) {
            throw Verdicts.refused(WRONG);
        }
        return verified;
    }
}
