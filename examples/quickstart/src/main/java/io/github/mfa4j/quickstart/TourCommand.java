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
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
    private final Supplier<Path> dataFolder;

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
    private @Nullable String redis;

    TourCommand(InstantSource clock, InputStream in, PrintStream out, Supplier<Path> dataFolder) {
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
        URI server = redis == null ? null : redisUri(redis);
        Storage storage = db == null ? storageInFile() : storageIn(db);
        try {
            return server == null ? storage : storage.withSentCodesOn(server);
        } catch (RedisStoreException | JedisException e) {
            throw new IllegalArgumentException("--redis: " + e.getMessage(), e);
        }
    }

    /** Repeats nothing of it: there may be a password inside. */
    private static URI redisUri(String text) {
        try {
            URI uri = new URI(text);
            boolean isRedis = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            if (isRedis && uri.getHost() != null && uri.getPort() != -1) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // As wrong as any other.
        }
        throw new IllegalArgumentException(
                "--redis is not redis://host:port or rediss://host:port; a password in it must be percent-encoded");
    }

    private Storage storageIn(String jdbcUrl) {
        if (!jdbcUrl.startsWith("jdbc:")) {
            throw new IllegalArgumentException("--db is not a JDBC URL, which begins with jdbc:");
        }
        try {
            return Storage.in(DataFolder.at(dataFolder.get()), jdbcUrl);
        } catch (JdbcStoreException e) {
            throw new IllegalArgumentException("--db: " + e.getMessage(), e);
        } catch (UncheckedIOException | InvalidPathException e) {
            throw new IllegalArgumentException("the data folder cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whoever has no place to keep anything can go on the tour all the same. */
    private Storage storageInFile() {
        try {
            return Storage.in(DataFolder.at(dataFolder.get()));
        } catch (UncheckedIOException | InvalidPathException | JdbcStoreException e) {
            out.println("Nothing can be kept: the data folder cannot be used, or another tour uses it.");
            return Storage.inMemory();
        }
    }
}
