package io.github.mfa4j.examples.auth.token;

import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whose access token a request came with.
 *
 * @param user the user's id
 * @param session the session's id
 * @param email the address when the token was issued
 * @param issuedAt when that was
 * @param expiresAt until when the token is good
 */
public record SignedIn(String user, String session, String email, Instant issuedAt, Instant expiresAt)
        implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return user;
    }

    @Override
    public String toString() {
        return "SignedIn[" + user + "]";
    }
}
