package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.examples.auth.account.PasswordCheck;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.login.LoginsUnderWay.Login;
import io.github.mfa4j.examples.auth.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The first step of a login: the password, and then a challenge. It yields no access token, whatever is right. */
@Service
class FirstStep {

    private final PasswordCheck passwords;
    private final LoginsUnderWay logins;
    private final LoginRule rule;
    private final MultiFactor mfa;
    private final UserFactors factors;
    private final Challenges challenges;

    FirstStep(
            PasswordCheck passwords,
            LoginsUnderWay logins,
            LoginRule rule,
            MultiFactor mfa,
            UserFactors factors,
            Challenges challenges) {
        this.passwords = passwords;
        this.logins = logins;
        this.rule = rule;
        this.mfa = mfa;
        this.factors = factors;
        this.challenges = challenges;
    }

    /**
     * Checks the password and opens a challenge.
     *
     * @param factor the factor that the client names; null for the user's first one
     */
    OpenedChallenge begin(String email, String password, @Nullable String factor) {
        // Before the password, so that a wrong name tells nothing of it.
        Factor named = factor == null ? null : factors.named(factor);
        User user = passwords.check(email, password).orElseThrow(Problem::badCredentials);
        Factor chosen = named == null ? factors.firstOf(user.mfaId()) : named;
        rule.requireEnough(user, chosen.id());
        return logins.bound(challenges.open(chosen, () -> mfa.challenge(user.mfaId(), chosen, Purpose.LOGIN)), user);
    }

    /** Another code for the same login; the token before is dead. */
    OpenedChallenge resend(String tempToken) {
        Login login = find(tempToken);
        return logins.bound(challenges.open(null, () -> mfa.resend(login.token())), login.user());
    }

    /** The same login with another factor; the token before is dead. */
    OpenedChallenge switchTo(String tempToken, String factor) {
        Factor other = factors.named(factor);
        Login login = find(tempToken);
        rule.requireEnough(login.user(), other.id());
        return logins.bound(challenges.open(other, () -> mfa.switchTo(login.token(), other)), login.user());
    }

    private Login find(String tempToken) {
        return logins.find(tempToken).orElseThrow(Problem::badToken);
    }
}
