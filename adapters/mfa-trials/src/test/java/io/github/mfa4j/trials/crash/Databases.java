package io.github.mfa4j.trials.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.servers.PostgresServer;

/** Empty databases with the tables in them. */
final class Databases {

    /** Redis may lose its newest writes, so the vault beside it must not promise more. */
    private static final String MAY_LOSE_RECENT = "&options=-c%20synchronous_commit=off";

    private Databases() {}

    static String on(PostgresServer server) {
        return withSchema(server.newDatabase());
    }

    /** A vault for registers on Redis. */
    static String besideRedis(PostgresServer server) {
        return on(server) + MAY_LOSE_RECENT;
    }

    static String h2File(TrialFolder folder) {
        return withSchema("jdbc:h2:file:" + folder.path().resolve("database") + ";WRITE_DELAY=0");
    }

    private static String withSchema(String url) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(1);
            JdbcSchema.create(pool);
        }
        return url;
    }
}
