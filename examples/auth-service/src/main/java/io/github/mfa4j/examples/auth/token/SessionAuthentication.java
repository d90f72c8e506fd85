package io.github.mfa4j.examples.auth.token;

import io.github.mfa4j.examples.auth.account.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Looks up the session of an access token, so that logging out and losing a role take effect at once. */
@Component
class SessionAuthentication implements Converter<Jwt, AbstractAuthenticationToken> {

    private final Sessions sessions;

    SessionAuthentication(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        SignedIn user = new SignedIn(
                required(token.getSubject()),
                required(token.getClaimAsString(AccessTokens.SESSION)),
                required(token.getClaimAsString(AccessTokens.EMAIL)),
                required(token.getIssuedAt()),
                required(token.getExpiresAt()));
        Role role = sessions.roleIn(user.session(), user.user())
                .orElseThrow(() -> new InvalidBearerTokenException("the session is over"));
        return new JwtAuthenticationToken(token, user, List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
    }

    private static <T> T required(@Nullable T claim) {
        if (claim == null) {
            throw new InvalidBearerTokenException("a claim is missing");
        }
        return claim;
    }
}
