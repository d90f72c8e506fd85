package io.github.mfa4j.trials.crash;

import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.servers.RedisServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A JVM killed in the middle of verifications leaves behind at most what it was told: others go on from there. */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledJvmsTest {

    private static final int KILLS = Integer.getInteger("mfa.kills", 5);

    @Test
    void A36_jvmsAreKilledOnPostgres() throws Exception {
        String url = Databases.on(PostgresServer.shared());
        new KilledJvmTrial(
                        TrialFolder.fresh("killed-jvms-postgres"),
                        Address.database(url),
                        2,
                        name -> Sessions.awaitNoneOnPostgres(url, name))
                .run(KILLS);
    }

    @Test
    void A36_jvmsAreKilledOnRedis() throws Exception {
        RedisServer server = RedisServer.shared();
        Address address = new Address(server.uri().toString(), Databases.besideRedis(PostgresServer.shared()));
        new KilledJvmTrial(
                        TrialFolder.fresh("killed-jvms-redis"),
                        address,
                        2,
                        name -> Sessions.awaitNoneOnRedis(server.uri(), name))
                .run(KILLS);
    }

    /** H2 runs in the JVM that opens the file, so this one is its crash, too. */
    @Test
    void A36_jvmsAreKilledOnAnH2File() throws Exception {
        TrialFolder folder = TrialFolder.fresh("killed-jvms-h2");
        new KilledJvmTrial(folder, Address.database(Databases.h2File(folder)), 1, name -> {}).run(KILLS);
    }
}
