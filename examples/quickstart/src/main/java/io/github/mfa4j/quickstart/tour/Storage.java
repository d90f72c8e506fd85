package io.github.mfa4j.quickstart.tour;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/** Where the shop keeps what it must remember, and the tour its phone: in a database, with the sent codes on Redis if asked. */
public final class Storage implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    final KeyRing keys;
    final CodeStore codeStore;
    final SecretVault vault;
    final PhoneMemory phone;
    final String place;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private @Nullable CodeStore sentCodes;

    private Storage(KeyRing keys, CodeStore codeStore, SecretVault vault, PhoneMemory phone, String place) {
        this.keys = keys;
        this.codeStore = codeStore;
        this.vault = vault;
        this.phone = phone;
        this.place = place;
    }

    /**
     * Keeps everything in this process, and nothing after it.
     *
     * @return the storage
     */
    public static Storage inMemory() {
        return new Storage(
                KeyRing.ephemeral(),
                new InMemoryCodeStore(),
                new InMemorySecretVault(),
                PhoneMemory.NONE,
                "the memory of this process, which forgets it at the end");
    }

    /**
     * Keeps everything in a database in a file of the folder.
     *
     * @param folder also keeps the shop's key and the phone
     * @return the storage
     * @throws io.github.mfa4j.jdbc.JdbcStoreException if another program has the file open, for example
     */
    public static Storage in(DataFolder folder) {
        return database(folder, folder.jdbcUrl(), "the folder " + folder);
    }

    /**
     * Keeps everything in a database of the user's.
     *
     * @param folder keeps the shop's key and the phone
     * @param jdbcUrl the database; the tables are made if they are not there
     * @return the storage
     * @throws IllegalArgumentException if there is no driver for it in this program
     * @throws io.github.mfa4j.jdbc.JdbcStoreException if it cannot be used
     */
    public static Storage in(DataFolder folder, String jdbcUrl) {
        return database(folder, jdbcUrl, "the database you named, and your phone's half in " + folder);
    }

    private static Storage database(DataFolder folder, String jdbcUrl, String place) {
        HikariDataSource pool = new HikariDataSource(pool(jdbcUrl));
        try {
            JdbcSchema.create(pool);
            KeyRing keys = folder.keys();
            CRC32 name = new CRC32();
            name.update((keys.currentId() + jdbcUrl).getBytes(StandardCharsets.UTF_8));
            Storage storage = new Storage(
                    keys,
                    JdbcCodeStore.of(pool),
                    JdbcSecretVault.of(pool),
                    PhoneMemory.in(folder, "phone-" + HexFormat.of().toHexDigits((int) name.getValue()) + ".txt"),
                    place);
            storage.closing.push(pool::close);
            return storage;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig pool(String jdbcUrl) {
        try {
            DriverManager.getDriver(jdbcUrl);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "--db: no driver of this program takes this URL; it has those of H2 and PostgreSQL", e);
        }
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
        // A server that cannot be reached is reported by the store.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    /**
     * Keeps the registers of sent codes on a Redis server.
     *
     * @param server its address
     * @return this
     * @throws io.github.mfa4j.redis.RedisStoreException if it cannot be used
     */
    public Storage withSentCodesOn(URI server) {
        try {
            RedisClient client = RedisClient.create(server);
            closing.push(client::close);
            sentCodes = RedisCodeStore.of(client);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where sent codes are kept, if not where all else is. */
    @Nullable CodeStore sentCodes() {
        return sentCodes;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
