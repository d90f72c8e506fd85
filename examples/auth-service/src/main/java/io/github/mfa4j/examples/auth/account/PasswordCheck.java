package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.examples.auth.audit.AuditLog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The first factor. */
@Service
public class PasswordCheck {

    private final Users users;
    private final PasswordHasher hasher;
    private final AuditLog audit;

    PasswordCheck(Users users, PasswordHasher hasher, AuditLog audit) {
        this.users = users;
        this.hasher = hasher;
        this.audit = audit;
    }

    /**
     * Checks a password, with the same work for unknown users, of which nobody is to learn that they are.
     *
     * @param email the address as a person typed it
     * @param password the password
     * @return the user; empty if there is none, none that is active, or it is not the password
     */
    public Optional<User> check(String email, String password) {
        User user =
                EmailAddress.of(email).flatMap(users::find).filter(User::active).orElse(null);
        return isRight(user, password) ? Optional.ofNullable(user) : Optional.empty();
    }

    /** Checks the password of a user who is signed in, or of nobody. */
    boolean isRight(@Nullable User user, String password) {
        boolean right = hasher.matches(password, user == null ? null : user.passwordHash());
        if (!right) {
            audit.record("PASSWORD_REFUSED", user == null ? null : user.id());
        }
        return right;
    }
}
