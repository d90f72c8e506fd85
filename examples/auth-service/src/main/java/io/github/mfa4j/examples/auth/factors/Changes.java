package io.github.mfa4j.examples.auth.factors;

import io.github.mfa4j.Change;
import io.github.mfa4j.examples.auth.web.Problem;
import org.springframework.http.HttpStatus;

/** Tells what came of a change. */
final class Changes {

    private Changes() {}

    static void requireDone(Change change) {
        if (change != Change.DONE) {
            throw problem(change);
        }
    }

    static Problem problem(Change change) {
        return switch (change) {
            case BUSY -> Problem.busy();
            case NOT_AUTHORISED, USER_UNAVAILABLE ->
                new Problem(HttpStatus.FORBIDDEN, "proof_needed", "Prove a current factor first.");
            case NOTHING_TO_CHANGE ->
                new Problem(HttpStatus.NOT_FOUND, "nothing_to_change", "There is nothing of that name to change.");
            case LIMIT_REACHED ->
                new Problem(HttpStatus.CONFLICT, "limit_reached", "There are as many as a user may have.");
            case STILL_SET_UP, DONE ->
                new Problem(HttpStatus.CONFLICT, "still_set_up", "This factor rests on the address of the account.");
        };
    }
}
