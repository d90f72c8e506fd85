package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.RedisServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** Boot's settings name one server; what they say of more servers is not enough for a client. */
class RedisConnectionTest {

    private final ApplicationContextRunner onRedis = Runners.withKeys()
            .withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
            .withBean(DataSource.class, StoreChoiceTest::database)
            .withPropertyValues("mfa.store=redis");

    @Test
    void oneServerAndItsDatabase() {
        onRedis.withPropertyValues(
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=" + RedisServer.shared().port(),
                        "spring.data.redis.database=1")
                .run(context -> {
                    RedisClient client = context.getBean(RedisClient.class);
                    assertThat(client.ping()).isEqualTo("PONG");
                    assertThat(client.getPool().getMaxWaitDuration()).hasSeconds(2);
                });
    }

    @Test
    void whatBootSaysOfTimesAndNamesIsKept() {
        onRedis.withPropertyValues(
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=" + RedisServer.shared().port(),
                        "spring.data.redis.timeout=700ms",
                        "spring.data.redis.connect-timeout=3s",
                        "spring.data.redis.client-name=shop")
                .run(context -> {
                    RedisClient client = context.getBean(RedisClient.class);
                    try (Connection connection = client.getPool().getResource()) {
                        assertThat(connection.getSoTimeout()).isEqualTo(700);
                        connection.sendCommand(Protocol.Command.CLIENT, "GETNAME");
                        assertThat(connection.getBulkReply()).isEqualTo("shop");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.data.redis.cluster.nodes=127.0.0.1:1",
                "spring.data.redis.sentinel.master=main,spring.data.redis.sentinel.nodes=127.0.0.1:1",
                "spring.data.redis.masterreplica.nodes=127.0.0.1:1"
            })
    void severalServersAskForAClientOfTheApplication(String properties) {
        onRedis.withPropertyValues(properties.split(","))
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(MfaConfigurationException.class)
                        .hasMessageContaining("Sentinels, a cluster or replicas")
                        .hasMessageContaining("define a bean of the type UnifiedJedis"));
    }
}
