package io.github.mfa4j.trials.crash;

import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.servers.RedisServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A server killed under load is started again: nothing is granted twice, no failure forgotten, and logins go on. */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledServersTest {

    private static final int KILLS = Integer.getInteger("mfa.kills", 5);

    @Test
    void A37_postgresIsKilledUnderLoad() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            new KilledServerTrial(
                            "killed-postgres", Address.database(Databases.on(server)), server::kill, server::restart)
                    .run(KILLS);
        }
    }

    @Test
    void A37_redisIsKilledUnderLoad() throws Exception {
        try (RedisServer server = RedisServer.start("appendonly yes", "appendfsync always")) {
            Address address = new Address(server.uri().toString(), Databases.besideRedis(PostgresServer.shared()));
            new KilledServerTrial("killed-redis", address, server::kill, server::restart).run(KILLS);
        }
    }
}
