package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** Redis with the settings that {@code mfa-redis} asks for: a write waits for the disk. Enrolments are in memory here. */
final class RedisBackend implements Backend {

    /** A disk may keep others waiting; that is to be measured, not to end the run. */
    private static final int TIMEOUT_MILLIS = (int) Duration.ofMinutes(1).toMillis();

    private final RedisServer server = RedisServer.start("appendonly yes", "appendfsync always");
    private final RedisClient client = RedisClient.builder()
            .hostAndPort(server.uri().getHost(), server.port())
            .clientConfig(DefaultJedisClientConfig.builder()
                    .timeoutMillis(TIMEOUT_MILLIS)
                    .build())
            .build();

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public CodeStore codeStore() {
        return RedisCodeStore.of(client);
    }

    @Override
    public SecretVault secretVault() {
        return new InMemorySecretVault();
    }

    @Override
    public Floor floor(List<Recording> recordings) {
        CodeStore registers = RedisCodeStore.of(client, RedisFloor.PREFIX);
        SecretVault enrolments = new InMemorySecretVault();
        recordings.forEach(recording -> recording.copyTo(registers, enrolments));
        return new RedisFloor(client);
    }

    @Override
    public Optional<OneTimeTokenService> spring() {
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
