package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.web.Problem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Codes for users of client applications. The token of the newest is kept here, since clients name the user and no token. */
@Service
class ClientCodes {

    private final MultiFactor mfa;
    private final Challenges challenges;
    private final ClientUsers users;
    private final CodeHandover handover;
    private final AuditLog audit;

    ClientCodes(MultiFactor mfa, Challenges challenges, ClientUsers users, CodeHandover handover, AuditLog audit) {
        this.mfa = mfa;
        this.challenges = challenges;
        this.users = users;
        this.handover = handover;
        this.audit = audit;
    }

    /** Sends a code, and answers the masked address that it went to. */
    String send(UserId id, String factor, Purpose purpose) {
        return String.valueOf(open(id, factor(factor), purpose).destination());
    }

    /** A code for the client to deliver. */
    SecretText handOver(UserId id) {
        AtomicReference<SecretText> code = new AtomicReference<>();
        Factor factor = factor(CodeHandover.CHANNEL.name());
        handover.during(code::set, () -> open(id, factor, Purpose.LOGIN));
        audit.record("CLIENT_CODE_HANDED_OVER", id.tenant(), id.id());
        return Optional.ofNullable(code.get()).orElseThrow(Problem::outage);
    }

    private Factor factor(String name) {
        return mfa.factors().stream()
                .filter(factor -> factor.id().value().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Problem(HttpStatus.CONFLICT, "factor_not_set_up", "Nothing here sends such codes."));
    }

    private OpenedChallenge open(UserId id, Factor factor, Purpose purpose) {
        users.get(id);
        OpenedChallenge opened = challenges.open(factor, () -> mfa.challenge(id, factor, purpose));
        users.setChallenge(id, opened.tempToken());
        return opened;
    }
}
