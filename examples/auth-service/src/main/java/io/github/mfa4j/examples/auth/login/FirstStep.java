package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.examples.auth.account.PasswordCheck;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The first step of a login: the password, and then a challenge. It yields no access token, whatever is right. */
@Service
class FirstStep {

    private final PasswordCheck passwords;
    private final MultiFactor mfa;
    private final UserFactors factors;
    private final Challenges challenges;

    FirstStep(PasswordCheck passwords, MultiFactor mfa, UserFactors factors, Challenges challenges) {
        this.passwords = passwords;
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
        User user = passwords.check(email, password).orElseThrow(Problem::badCredentials);
        Factor chosen = factors.chosen(user.mfaId(), factor);
        return challenges.open(chosen, () -> mfa.challenge(user.mfaId(), chosen, Purpose.LOGIN));
    }
}
