package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.examples.auth.account.PasswordHasher;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Client applications: those of the settings, their secrets hashed as passwords are. */
@Repository
class Clients {

    private final JdbcClient database;
    private final PasswordHasher hasher;
    private final AuthProperties properties;
    private final Clock clock;

    Clients(JdbcClient database, PasswordHasher hasher, AuthProperties properties, Clock clock) {
        this.database = database;
        this.hasher = hasher;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether this is the secret of the client, with the same work where there is no such client. */
    boolean authenticate(String id, String secret) {
        return hasher.matches(secret, secretHash(id));
    }

    /** What tokens of the client may be good for; narrowed in the table, if at all. */
    Set<Scope> scopes(String id) {
        return database.sql("select scopes from clients where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(Scope::read)
                .orElse(Set.of());
    }

    /** Makes the table say what the settings say, before the first request. */
    @PostConstruct
    void readSettings() {
        database.sql("select id from clients").query(String.class).list().stream()
                .filter(id -> !properties.clients().containsKey(id))
                .forEach(this::remove);
        properties.clients().forEach((id, secret) -> {
            if (!authenticate(id, secret.reveal())) {
                remove(id);
                add(id, secret.reveal());
            }
        });
    }

    private void add(String id, String secret) {
        try {
            database.sql("insert into clients (id, secret_hash, scopes, created_at) values (?, ?, ?, ?)")
                    .params(
                            id,
                            hasher.hash(secret),
                            Scope.text(Scope.ALL),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node that starts at the same time has the same settings.
        }
    }

    private void remove(String id) {
        database.sql("delete from clients where id = ?").param(id).update();
    }

    private @Nullable String secretHash(String id) {
        return database.sql("select secret_hash from clients where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
