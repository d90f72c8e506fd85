package io.github.mfa4j.redis;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.testkit.contract.SharedCodeStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.UnifiedJedis;

/** The contract over whatever arrangement of servers two clients are connected to. Each test has a key prefix of its own. */
abstract class RedisContract extends SharedCodeStoreContract {

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private String prefix = "";

    /** One of two clients with connections of their own. */
    abstract UnifiedJedis client(int number);

    @Override
    protected CodeStore store() {
        prefix = "contract" + PREFIXES.incrementAndGet() + ":";
        return RedisCodeStore.of(client(0), prefix);
    }

    @Override
    protected CodeStore sameData() {
        return RedisCodeStore.of(client(1), prefix);
    }

    /** The servers' clock is that of this machine, and a register stays for an hour after it is over. */
    @Override
    protected Optional<InstantSource> expiryClock() {
        return Optional.of(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
    }
}
