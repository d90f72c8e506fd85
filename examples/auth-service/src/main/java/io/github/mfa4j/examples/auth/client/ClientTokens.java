package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.examples.auth.token.OpaqueToken;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Repository;

/**
 * Tokens of client applications: the name of the client and random bits, looked up on every request, so that revoking one works
 * at once.
 */
@Repository
class ClientTokens implements OpaqueTokenIntrospector {

    static final Duration LIFETIME = Duration.ofHours(1);

    /** No client's name has one. */
    private static final char END_OF_NAME = '.';

    private final JdbcClient database;
    private final Clients clients;
    private final Clock clock;

    ClientTokens(JdbcClient database, Clients clients, Clock clock) {
        this.database = database;
        this.clients = clients;
        this.clock = clock;
    }

    String issue(String client, Set<Scope> scopes) {
        String token = client + END_OF_NAME + OpaqueToken.random().value();
        database.sql("insert into client_tokens (token_digest, client_id, scopes, expires_at) values (?, ?, ?, ?)")
                .params(
                        digest(token).orElseThrow(),
                        client,
                        Scope.text(scopes),
                        now().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS))
                .update();
        return token;
    }

    /** Ends a token. One that is not good is not told from one that was (RFC 7009 section 2.2). */
    void revoke(String token) {
        digest(token)
                .ifPresent(digest -> database.sql("delete from client_tokens where token_digest = ?")
                        .param(digest)
                        .update());
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        return digest(token)
                .flatMap(this::find)
                .orElseThrow(() -> new BadOpaqueTokenException("no token, or none any more"));
    }

    private Optional<OAuth2AuthenticatedPrincipal> find(String digest) {
        return database.sql("select client_id, scopes from client_tokens where token_digest = ? and expires_at > ?")
                .params(digest, now())
                .query((row, number) -> principal(row.getString("client_id"), row.getString("scopes")))
                .optional();
    }

    /** Forgets those that are over. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        database.sql("delete from client_tokens where expires_at <= ?")
                .param(now())
                .update();
    }

    private static OAuth2AuthenticatedPrincipal principal(String client, String scopes) {
        List<GrantedAuthority> authorities = Scope.read(scopes).orElse(Set.of()).stream()
                .map(scope -> "SCOPE_" + scope.word())
                .flatMap(name -> AuthorityUtils.createAuthorityList(name).stream())
                .toList();
        return new DefaultOAuth2AuthenticatedPrincipal(client, Map.of("client_id", client), authorities);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Optional<String> digest(String token) {
        return clients.digest(token.substring(0, Math.max(0, token.indexOf(END_OF_NAME))), token);
    }
}
