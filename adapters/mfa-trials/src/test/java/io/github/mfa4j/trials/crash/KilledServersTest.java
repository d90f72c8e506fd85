package io.github.mfa4j.trials.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.servers.PostgresServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A server killed under load is started again: nothing is granted twice, no failure forgotten, and logins go on. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledServersTest {

    private static final int KILLS = Integer.getInteger("mfa.kills", 5);

    @Test
    void A37_postgresIsKilledUnderLoad() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = withSchema(server.newDatabase());
            new KilledServerTrial("killed-postgres", Address.database(url), server::kill, server::restart).run(KILLS);
        }
    }

    private static String withSchema(String url) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            JdbcSchema.create(pool);
        }
        return url;
    }
}
