package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.examples.auth.audit.AuditLog;
import org.springframework.stereotype.Service;

/** Replaces passwords. */
@Service
public class PasswordChange {

    private final Users users;
    private final PasswordHasher hasher;
    private final AuditLog audit;

    PasswordChange(Users users, PasswordHasher hasher, AuditLog audit) {
        this.users = users;
        this.hasher = hasher;
        this.audit = audit;
    }

    /**
     * Replaces a password. Ask for a proof before.
     *
     * @param user whose
     * @param password the new one, 12 to 128 characters
     */
    public void change(User user, String password) {
        users.changePassword(user.id(), hasher.hash(password));
        audit.record("PASSWORD_CHANGED", user.id());
    }
}
