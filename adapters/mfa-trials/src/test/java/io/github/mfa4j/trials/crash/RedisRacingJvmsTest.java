package io.github.mfa4j.trials.crash;

import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.servers.RedisServer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Two JVMs on Redis. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RedisRacingJvmsTest extends RacingJvms {

    RedisRacingJvmsTest() throws IOException {
        super(new Address(RedisServer.shared().uri().toString(), Databases.besideRedis(PostgresServer.shared())));
    }
}
