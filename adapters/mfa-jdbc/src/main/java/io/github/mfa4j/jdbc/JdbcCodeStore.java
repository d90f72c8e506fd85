package io.github.mfa4j.jdbc;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Registers in a table of PostgreSQL, H2, MariaDB or MySQL. Thread-safe, and right beside any number of nodes on the same
 * database.
 *
 * <p>Each operation is one statement on one connection that commits by itself, whatever transaction its caller is in; how to
 * set up the data source is said in the description of this package. Every failure is a {@link JdbcStoreException}.
 *
 * <p><b>Durability</b> is asked of the server once, when the store is made. {@link Durability#DURABLE} means that what was
 * acknowledged survives a crash of the server and of its machine; on H2, of the process:
 *
 * <ul>
 *   <li>PostgreSQL: unless {@code fsync} or {@code synchronous_commit} is off. A failover to an asynchronous replica can lose
 *       more; set {@code synchronous_standby_names} if you fail over by yourself.
 *   <li>MariaDB, MySQL: if {@code innodb_flush_log_at_trx_commit} is 1; the same holds for their replicas.
 *   <li>H2: with {@code ;WRITE_DELAY=0} in the URL of a file; a file otherwise {@code MAY_LOSE_RECENT}, memory {@code
 *       MAY_LOSE_ALL}. H2 leaves it to the operating system when the file reaches the disk, so a power failure may take the
 *       newest writes even so.
 * </ul>
 */
public final class JdbcCodeStore implements CodeStore {

    private static final int MAX_BATCHES = 20;
    private static final int NANOS_PER_MILLI = (int) Duration.ofMillis(1).toNanos();

    private final Database database;
    private final Durability durability;
    private final String select;
    private final String insert;
    private final String update;
    private final String purge;
    private final String erase;

    private JdbcCodeStore(JdbcSchema.Opened opened, String table) {
        this.database = opened.database();
        this.durability = opened.durability();
        this.select =
                "SELECT stamp, payload, purge_after, failures, locked_until FROM " + table + " WHERE state_key = ?";
        this.insert = "INSERT INTO " + table + " (state_key, stamp, payload, purge_after, failures, locked_until,"
                + " slot, owner_hash, tenant, user_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        this.update = "UPDATE " + table + " SET stamp = ?, payload = ?, purge_after = ?, failures = ?, locked_until = ?"
                + " WHERE state_key = ? AND stamp = ?";
        this.purge = opened.dialect().purge(table);
        this.erase = "DELETE FROM " + table + " WHERE owner_hash = ?";
    }

    /**
     * Opens the table {@code mfa_register}.
     *
     * @param dataSource a data source of the store's own
     * @return the store
     * @throws JdbcStoreException if the database cannot be reached or is read-only, or its schema is missing or of another
     *     version
     */
    public static JdbcCodeStore of(DataSource dataSource) {
        return of(dataSource, JdbcOptions.defaults());
    }

    /**
     * Opens the table under another prefix or for a given dialect.
     *
     * @param dataSource a data source of the store's own
     * @param options as given to {@link JdbcSchema}
     * @return the store
     * @throws JdbcStoreException if the database cannot be reached or is read-only, or its schema is missing or of another
     *     version
     */
    public static JdbcCodeStore of(DataSource dataSource, JdbcOptions options) {
        return new JdbcCodeStore(
                JdbcSchema.open(dataSource, options, "register", "state_key"), options.tablePrefix() + "register");
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        return database.query("reading a register", select, JdbcCodeStore::register, key.hash()).stream()
                .findFirst();
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        return (expectedStamp == ABSENT ? create(key, next) : replace(key, expectedStamp, next)) == 1;
    }

    private int create(StateKey key, StoredRegister next) {
        UserId owner = key.owner().orElse(null);
        return database.changeUnlessBeaten(
                "creating a register",
                insert,
                key.hash(),
                next.stamp(),
                next.payload(),
                purgeAfter(next),
                next.failures(),
                lockedUntil(next),
                key.slot(),
                owner == null ? null : StateKey.ownerHash(owner),
                owner == null ? null : owner.tenant(),
                owner == null ? null : owner.id());
    }

    private int replace(StateKey key, long expectedStamp, StoredRegister next) {
        return database.changeUnlessBeaten(
                "replacing a register",
                update,
                next.stamp(),
                next.payload(),
                purgeAfter(next),
                next.failures(),
                lockedUntil(next),
                key.hash(),
                expectedStamp);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Removes up to 10,000 registers, 500 in each statement, so that no row stays locked for long.
     */
    @Override
    public int purge(Instant now) {
        int removed = 0;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            int count = database.changeUnlessBeaten("purging registers", purge, now.toEpochMilli());
            removed += count;
            if (count < JdbcDialect.PURGE_BATCH) {
                break;
            }
        }
        return removed;
    }

    @Override
    public void erase(UserId user) {
        database.delete("erasing the registers of a user", erase, StateKey.ownerHash(user));
    }

    @Override
    public Durability durability() {
        return durability;
    }

    private static StoredRegister register(ResultSet row) throws SQLException {
        Long purgeAfter = row.getObject(3, Long.class);
        Long lockedUntil = row.getObject(5, Long.class);
        return new StoredRegister(
                row.getLong(1),
                row.getBytes(2),
                purgeAfter == null ? StoredRegister.NEVER : Instant.ofEpochMilli(purgeAfter),
                row.getInt(4),
                lockedUntil == null ? null : Instant.ofEpochMilli(lockedUntil));
    }

    private static @Nullable Long purgeAfter(StoredRegister register) {
        return register.purgeAfter().equals(StoredRegister.NEVER) ? null : millis(register.purgeAfter());
    }

    private static @Nullable Long lockedUntil(StoredRegister register) {
        return register.lockedUntil().map(JdbcCodeStore::millis).orElse(null);
    }

    /** Rounds up: neither the purge nor the end of a lock may come early. */
    private static long millis(Instant time) {
        return time.plusNanos(NANOS_PER_MILLI - 1).toEpochMilli();
    }
}
