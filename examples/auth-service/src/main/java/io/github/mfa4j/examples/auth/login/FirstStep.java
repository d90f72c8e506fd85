package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.account.PasswordHasher;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The first step of a login: the password, and then a challenge. It yields no access token, whatever is right. */
@Service
class FirstStep {

    private final Users users;
    private final PasswordHasher hasher;
    private final MultiFactor mfa;
    private final UserFactors factors;
    private final Challenges challenges;
    private final AuditLog audit;

    FirstStep(
            Users users,
            PasswordHasher hasher,
            MultiFactor mfa,
            UserFactors factors,
            Challenges challenges,
            AuditLog audit) {
        this.users = users;
        this.hasher = hasher;
        this.mfa = mfa;
        this.factors = factors;
        this.challenges = challenges;
        this.audit = audit;
    }

    /**
     * Checks the password and opens a challenge.
     *
     * @param factor the factor that the client names; null for the user's first one
     */
    OpenedChallenge begin(String email, String password, @Nullable String factor) {
        User user =
                EmailAddress.of(email).flatMap(users::find).filter(User::active).orElse(null);
        // The same work for unknown users, of which nobody is to learn that they are.
        boolean right = hasher.matches(password, user == null ? null : user.passwordHash());
        if (user == null || !right) {
            audit.record("PASSWORD_REFUSED", user == null ? null : user.id());
            throw Problem.badCredentials();
        }
        Factor chosen = factors.chosen(user.mfaId(), factor);
        return challenges.open(chosen, () -> mfa.challenge(user.mfaId(), chosen, Purpose.LOGIN));
    }
}
