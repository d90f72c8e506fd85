package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.Verdicts;
import io.github.mfa4j.examples.auth.login.LoginsUnderWay.Login;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** The second step of a login: the code. Who it is comes from the token, never from the request. */
@Service
class SecondStep {

    private static final Set<Purpose> LOGIN = Set.of(Purpose.LOGIN);

    private final LoginsUnderWay logins;
    private final Verdicts verdicts;
    private final LoginRule rule;

    SecondStep(LoginsUnderWay logins, Verdicts verdicts, LoginRule rule) {
        this.logins = logins;
        this.verdicts = verdicts;
        this.rule = rule;
    }

    /**
     * Checks the code and completes the login.
     *
     * @param username the address that the client names, which must be the user's; null where it names none
     * @param wrong the status of a wrong code
     * @param session begins one for the user who has passed both steps, or refuses to
     */
    <T> T pass(String tempToken, String code, @Nullable String username, HttpStatus wrong, Function<User, T> session) {
        Login login = logins.find(tempToken)
                .filter(found -> username == null
                        || EmailAddress.of(username)
                                .equals(Optional.of(found.user().email())))
                .orElseThrow(() -> Verdicts.refused(wrong));
        User user = login.user();
        Verified proof = verdicts.proof(login.token(), code, LOGIN, wrong);
        rule.requireEnough(user, proof.factor());
        T begun = session.apply(user);
        rule.completed(user, proof.factor());
        return begun;
    }
}
