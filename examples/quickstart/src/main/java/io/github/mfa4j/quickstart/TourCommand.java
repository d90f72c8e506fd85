package io.github.mfa4j.quickstart;

import io.github.mfa4j.jdbc.JdbcStoreException;
import io.github.mfa4j.quickstart.tour.DataFolder;
import io.github.mfa4j.quickstart.tour.Storage;
import io.github.mfa4j.quickstart.tour.Tour;
import io.github.mfa4j.redis.RedisStoreException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import redis.clients.jedis.exceptions.JedisException;

/** The guided tour, for a person or on its own. */
@Command(
        name = "tour",
        description = {
            "Go on the guided tour; the same as no command at all.",
            "It needs no terminal. Leave it at any prompt with q, Ctrl-D or Ctrl-C.",
            "The next tour remembers Alice: what the shop keeps is in a database file below the user's data folder,"
                    + " unless told otherwise."
        })
final class TourCommand implements Callable<Integer> {

    private final InstantSource clock;
    private final InputStream in;
    private final PrintStream out;
    private final Path dataFolder;

    @Option(names = "--auto", description = "Play the user's part, too, on a clock that waits for nothing.")
    private boolean auto;

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            description = "Keep it in this database instead: PostgreSQL or H2, for example"
                    + " jdbc:postgresql://localhost/shop?user=shop. Its tables are made.")
    private @Nullable String db;

    @Option(
            names = "--redis",
            paramLabel = "URI",
            description = "Keep the counters of mailed codes on this Redis server, redis://host:port, and the rest in"
                    + " the database.")
    private @Nullable URI redis;

    TourCommand(InstantSource clock, InputStream in, PrintStream out, Path dataFolder) {
        this.clock = clock;
        this.in = in;
        this.out = out;
        this.dataFolder = dataFolder;
    }

    @Override
    public Integer call() {
        try (Storage storage = storage()) {
            Tour tour = auto ? Tour.automatic(storage, out, clock) : Tour.typed(storage, in, out, clock);
            tour.run();
        }
        return Exit.YES;
    }

    private Storage storage() {
        if (redis != null && !"redis".equals(redis.getScheme()) && !"rediss".equals(redis.getScheme())) {
            throw new IllegalArgumentException("--redis is not redis://host:port or rediss://host:port");
        }
        Storage storage = db == null ? storageInFile() : storageIn(db);
        try {
            return redis == null ? storage : storage.withSentCodesOn(redis);
        } catch (RedisStoreException | JedisException e) {
            throw new IllegalArgumentException("--redis: " + e.getMessage(), e);
        }
    }

    private Storage storageIn(String jdbcUrl) {
        if (!jdbcUrl.startsWith("jdbc:")) {
            throw new IllegalArgumentException("--db is not a JDBC URL, which begins with jdbc:");
        }
        try {
            return Storage.in(DataFolder.at(dataFolder), jdbcUrl);
        } catch (JdbcStoreException e) {
            throw new IllegalArgumentException("--db: " + e.getMessage(), e);
        }
    }

    /** Whoever has no place to keep anything can go on the tour all the same. */
    private Storage storageInFile() {
        try {
            return Storage.in(DataFolder.at(dataFolder));
        } catch (UncheckedIOException | JdbcStoreException e) {
            out.println("Nothing can be kept in " + dataFolder + ": it cannot be used, or another tour uses it.");
            return Storage.inMemory();
        }
    }
}
