package io.github.mfa4j.examples.auth.token;

import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Service;

/** Writes access tokens (RFC 7519). What a user may do is not in them: it is looked up with the session. */
@Service
class AccessTokens {

    /** Names the session that a token belongs to. */
    static final String SESSION = "sid";

    static final String EMAIL = "email";

    private final JwtEncoder encoder;
    private final AuthProperties.Jwt properties;
    private final Clock clock;

    AccessTokens(JwtEncoder encoder, AuthProperties properties, Clock clock) {
        this.encoder = encoder;
        this.properties = properties.jwt();
        this.clock = clock;
    }

    Duration lifetime() {
        return properties.accessLifetime();
    }

    String issue(User user, String session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(properties.issuer())
                .subject(user.id())
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime()))
                .claim(SESSION, session)
                .claim(EMAIL, user.email().value())
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256)
                .type("JWT")
                .keyId(properties.keyName())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
