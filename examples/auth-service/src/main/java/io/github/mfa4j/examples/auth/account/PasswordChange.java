package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.token.Sessions;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Replaces passwords. */
@Service
public class PasswordChange {

    private final Users users;
    private final Sessions sessions;
    private final Confirmation confirmation;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordChange(
            Users users,
            Sessions sessions,
            Confirmation confirmation,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.confirmation = confirmation;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Replaces a password that was forgotten and ends all sessions, or does neither: whoever has one may be why it is replaced.
     *
     * @param user whose
     * @param hash of the new one
     * @param address where the code came from that proves the user
     */
    public void reset(User user, String hash, String address) {
        transaction.executeWithoutResult(status -> {
            users.resetPassword(user.id(), hash, clock.instant());
            sessions.endAll(user.id());
            confirmation.proved(user, address);
            audit.record("PASSWORD_CHANGED", user.id());
        });
    }
}
