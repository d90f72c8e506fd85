package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.examples.auth.account.Confirmation;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.totp.TotpFactor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Which factor is enough to complete a login, and what a completed one means.
 *
 * <p>A code by mail is the second factor of users without an authenticator app, and another way for those with one. Whoever resets
 * a password by mail has shown to read the mailbox and nothing else. From then on the mailbox stands for the password of a user with
 * an app, and cannot stand for the second factor, too (ASVS 6.4.3), until another factor was passed: the app, or a recovery code
 * where the phone is lost.
 */
@Service
public class LoginRule {

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final FactorId mail;
    private final Users users;
    private final Confirmation confirmation;
    private final AuditLog audit;

    LoginRule(
            MultiFactor mfa,
            TotpFactor totp,
            UserFactors factors,
            Users users,
            Confirmation confirmation,
            AuditLog audit) {
        this.mfa = mfa;
        this.totp = totp;
        this.mail = factors.mail().id();
        this.users = users;
        this.confirmation = confirmation;
        this.audit = audit;
    }

    /**
     * Whether a factor is enough; that one is not is noted. Ask before a session begins, and not only before a challenge does.
     *
     * @param user who has passed the password
     * @param factor the factor
     * @return whether a login may be completed with it
     */
    public boolean isEnough(User user, FactorId factor) {
        boolean enough = !factor.equals(mail)
                || !user.resetByMail()
                || !mfa.inspect(user.mfaId(), totp).setUp();
        if (!enough) {
            audit.record("MAIL_NOT_ENOUGH", user.id());
        }
        return enough;
    }

    void requireEnough(User user, FactorId factor) {
        if (!isEnough(user, factor)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "other_factor_needed",
                    "The password was reset by mail. Use your authenticator app or a recovery code this time.");
        }
    }

    /**
     * Notes a completed login, after its session has begun.
     *
     * @param user who has passed both steps
     * @param factor the factor of the second
     */
    public void completed(User user, FactorId factor) {
        if (factor.equals(mail)) {
            // The library accepts no code that went to another address than the user has now.
            confirmation.proved(user, user.email().value());
        } else if (user.resetByMail()) {
            users.settleReset(user);
        }
        audit.record("LOGGED_IN", user.id());
    }
}
