package io.github.mfa4j.jdbc;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredVault;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Enrolments in a table of PostgreSQL, H2, MariaDB or MySQL. Thread-safe, and right beside any number of nodes on the same
 * database; transactions, durability and failures are as in {@link JdbcCodeStore}.
 */
public final class JdbcSecretVault implements SecretVault {

    private final Database database;
    private final Durability durability;
    private final String select;
    private final String insert;
    private final String update;
    private final String erase;
    private final String walk;

    private JdbcSecretVault(JdbcSchema.Opened opened, String table) {
        this.database = opened.database();
        this.durability = opened.durability();
        this.select = "SELECT stamp, payload, key_ids FROM " + table + " WHERE owner_hash = ?";
        this.insert = "INSERT INTO " + table + " (owner_hash, stamp, payload, key_ids, tenant, user_id)"
                + " VALUES (?, ?, ?, ?, ?, ?)";
        this.update = "UPDATE " + table + " SET stamp = ?, payload = ?, key_ids = ? WHERE owner_hash = ? AND stamp = ?";
        this.erase = "DELETE FROM " + table + " WHERE owner_hash = ?";
        this.walk = "SELECT tenant, user_id FROM " + table
                + " WHERE key_ids <> ? AND owner_hash > ? ORDER BY owner_hash LIMIT ?";
    }

    /**
     * Opens the table {@code mfa_vault}.
     *
     * @param dataSource a data source of the library's own
     * @return the vault
     * @throws JdbcStoreException if the database cannot be reached or is read-only, or its schema is missing or of another
     *     version
     */
    public static JdbcSecretVault of(DataSource dataSource) {
        return of(dataSource, JdbcOptions.defaults());
    }

    /**
     * Opens the table under another prefix or for a given dialect.
     *
     * @param dataSource a data source of the library's own
     * @param options as given to {@link JdbcSchema}
     * @return the vault
     * @throws JdbcStoreException if the database cannot be reached or is read-only, or its schema is missing or of another
     *     version
     */
    public static JdbcSecretVault of(DataSource dataSource, JdbcOptions options) {
        return new JdbcSecretVault(
                JdbcSchema.open(dataSource, options, "vault", "owner_hash"), options.tablePrefix() + "vault");
    }

    @Override
    public Optional<StoredVault> read(UserId user) {
        return database.query("reading the enrolments of a user", select, JdbcSecretVault::vault, key(user)).stream()
                .findFirst();
    }

    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
        return (expectedStamp == CodeStore.ABSENT ? create(user, next) : replace(user, expectedStamp, next)) == 1;
    }

    private int create(UserId user, StoredVault next) {
        return database.changeUnlessBeaten(
                "creating the enrolments of a user",
                insert,
                key(user),
                next.stamp(),
                next.payload(),
                join(next.keyIds()),
                user.tenant(),
                user.id());
    }

    private int replace(UserId user, long expectedStamp, StoredVault next) {
        return database.changeUnlessBeaten(
                "replacing the enrolments of a user",
                update,
                next.stamp(),
                next.payload(),
                join(next.keyIds()),
                key(user),
                expectedStamp);
    }

    @Override
    public void erase(UserId user) {
        database.delete("erasing the enrolments of a user", erase, key(user));
    }

    @Override
    public List<UserId> notSealedUnder(String keyId, @Nullable UserId after, int limit) {
        return database.query(
                "looking for secrets under other keys",
                walk,
                row -> new UserId(row.getString(1), row.getString(2)),
                join(Set.of(keyId)),
                after == null ? new byte[0] : key(after),
                limit);
    }

    @Override
    public Durability durability() {
        return durability;
    }

    private static byte[] key(UserId user) {
        return StateKey.ownerHash(user);
    }

    private static StoredVault vault(ResultSet row) throws SQLException {
        return new StoredVault(row.getLong(1), row.getBytes(2), split(row.getString(3)));
    }

    /** Null without a key, which compares with nothing; encoded, so that a comma or a trailing space in an id is told apart. */
    private static @Nullable String join(Set<String> keyIds) {
        return keyIds.isEmpty()
                ? null
                : keyIds.stream()
                        .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    private static Set<String> split(@Nullable String joined) {
        return joined == null
                ? Set.of()
                : Arrays.stream(joined.split(",", -1))
                        .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
