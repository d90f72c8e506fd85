package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.factor.Challenge;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Logins that have passed the password. They live in the tokens that clients hold, so nothing is stored of them. */
@Component
class LoginsUnderWay {

    private final MultiFactor mfa;
    private final Users users;

    LoginsUnderWay(MultiFactor mfa, Users users) {
        this.mfa = mfa;
        this.users = users;
    }

    /** Whose login it is; empty for a token that is none of a login, or of one that began with a password that was replaced. */
    Optional<User> userOf(String tempToken) {
        return mfa.challengeOf(tempToken)
                .filter(challenge -> challenge.purpose().equals(Purpose.LOGIN)
                        && challenge.user().tenant().isEmpty())
                .flatMap(this::userOf);
    }

    private Optional<User> userOf(Challenge challenge) {
        return users.find(challenge.user().id())
                .filter(User::active)
                .filter(user -> !challenge.issuedAt().isBefore(user.passwordSince()));
    }
}
