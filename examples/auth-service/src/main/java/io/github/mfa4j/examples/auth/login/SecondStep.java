package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.account.Confirmation;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.challenge.Verdicts;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** The second step of a login: the code. Who it is comes from the proof, never from the request. */
@Service
class SecondStep {

    private static final Set<Purpose> LOGIN = Set.of(Purpose.LOGIN);

    private final Verdicts verdicts;
    private final Users users;
    private final Confirmation confirmation;
    private final AuditLog audit;

    SecondStep(Verdicts verdicts, Users users, Confirmation confirmation, AuditLog audit) {
        this.verdicts = verdicts;
        this.users = users;
        this.confirmation = confirmation;
        this.audit = audit;
    }

    /**
     * The user who has passed both steps; begin a session only with what this returns.
     *
     * @param wrong the status of a wrong code
     */
    User pass(String tempToken, String code, HttpStatus wrong) {
        Verified proof = verdicts.proof(tempToken, code, LOGIN, wrong);
        User user = users.find(proof.user().id()).filter(User::active).orElseThrow(() -> Verdicts.refused(wrong));
        proof.destination().ifPresent(address -> confirmation.proved(user, address));
        audit.record("LOGGED_IN", user.id());
        return user;
    }
}
