package io.github.mfa4j.examples.auth.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where users, sessions and second factors are kept. */
final class StoreSettings {

    private StoreSettings() {}

    static void read(Reading in, @Nullable Path data) {
        String url = in.text(Variable.DATABASE_URL);
        DatabaseUrl database = url == null ? embedded(in, data) : DatabaseUrl.of(url);
        if (url != null && database == null) {
            // Not quoted: it may hold a password.
            in.problem(
                    Variable.DATABASE_URL,
                    "cannot be read, allowed are jdbc:postgresql:…, jdbc:h2:… and"
                            + " postgresql://user:password@host:5432/name");
        }
        if (database != null) {
            in.property("spring.datasource.url", database.jdbc());
            if (database.user() != null) {
                in.property("spring.datasource.username", database.user());
            }
            if (database.password() != null) {
                in.property("spring.datasource.password", database.password());
            }
        }
        readRedis(in);
    }

    /** A file of H2. What was answered is in the file, whatever ends this process. */
    private static @Nullable DatabaseUrl embedded(Reading in, @Nullable Path data) {
        if (data == null) {
            return null;
        }
        String file = data.resolve("auth-service").toString();
        if (file.contains(";")) {
            in.problem(Variable.DATA_DIR, "has a semicolon, which H2 takes in no path");
        }
        return new DatabaseUrl(
                "jdbc:h2:file:" + file + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE", null, null);
    }

    private static void readRedis(Reading in) {
        String url = in.text(Variable.REDIS_URL);
        if (url == null) {
            in.property("mfa.store", "jdbc");
            return;
        }
        if (!isRedis(url)) {
            in.problem(
                    Variable.REDIS_URL, "cannot be read, allowed is redis[s]://[user:password@]host[:port][/number]");
        }
        in.property("mfa.store", "redis");
        in.property("auth.redis-url", url);
    }

    private static boolean isRedis(String url) {
        try {
            URI uri = URI.create(url);
            return ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
