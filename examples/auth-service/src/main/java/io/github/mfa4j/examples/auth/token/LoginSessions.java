package io.github.mfa4j.examples.auth.token;

import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins sessions of programs after the second step, and goes on with them; those of browsers begin in the package of the pages. */
@Service
public class LoginSessions {

    private final Sessions sessions;
    private final AccessTokens access;
    private final RefreshTokens refresh;
    private final Users users;
    private final Duration lifetime;
    private final TransactionTemplate transaction;

    LoginSessions(
            Sessions sessions,
            AccessTokens access,
            RefreshTokens refresh,
            Users users,
            AuthProperties properties,
            TransactionTemplate transaction) {
        this.sessions = sessions;
        this.access = access;
        this.refresh = refresh;
        this.users = users;
        this.lifetime = properties.jwt().refreshLifetime();
        this.transaction = transaction;
    }

    /**
     * Begins a session that can be refreshed.
     *
     * @param user who has passed both steps
     * @return its first tokens
     */
    public LoginTokens begin(User user) {
        return inTransaction(() -> {
            String session = sessions.begin(user, lifetime);
            return tokens(user, session, refresh.issue(session));
        });
    }

    /**
     * Begins a session that ends with its access token.
     *
     * @param user who has passed both steps
     * @return its only token
     */
    public LoginTokens beginShort(User user) {
        String session = sessions.begin(user, access.lifetime());
        return new LoginTokens(
                access.issue(user, session), null, access.lifetime().toSeconds());
    }

    /** Goes on with a session; empty if the token is not good. Both tokens change hands, or neither does. */
    Optional<LoginTokens> refresh(String token) {
        return inTransaction(() -> refresh.use(token)
                .flatMap(session -> sessions.userOf(session)
                        .flatMap(users::find)
                        .filter(User::active)
                        .map(user -> tokens(user, session, refresh.issue(session)))));
    }

    private LoginTokens tokens(User user, String session, String refreshToken) {
        return new LoginTokens(
                access.issue(user, session), refreshToken, access.lifetime().toSeconds());
    }

    private <T> T inTransaction(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        return Objects.requireNonNull(result);
    }
}
