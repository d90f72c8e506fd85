package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.servers.RedisServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import redis.clients.jedis.RedisClient;

/** Boot's settings name one server; what they say of more servers, or of TLS, is not enough for a client. */
class RedisConnectionTest {

    private static class OneServer implements DataRedisConnectionDetails {

        @Override
        public @Nullable Standalone getStandalone() {
            return Standalone.of("127.0.0.1", RedisServer.shared().port(), 1);
        }
    }

    @Test
    void oneServerAndItsDatabase() {
        try (RedisClient client = RedisConnection.to(new OneServer())) {
            assertThat(client.ping()).isEqualTo("PONG");
            assertThat(client.getPool().getMaxWaitDuration()).hasSeconds(2);
        }
    }

    @Test
    void clusterAndTlsAskForAClientOfTheApplication() {
        assertRefused("Sentinels, a cluster or replicas", new OneServer() {
            @Override
            public Cluster getCluster() {
                return () -> List.of(new Node("127.0.0.1", 1));
            }
        });
        assertRefused("Sentinels, a cluster or replicas", new DataRedisConnectionDetails() {});
        assertRefused("TLS", new OneServer() {
            @Override
            public SslBundle getSslBundle() {
                return SslBundle.of(SslStoreBundle.NONE);
            }
        });
    }

    private static void assertRefused(String what, DataRedisConnectionDetails details) {
        assertThatThrownBy(() -> RedisConnection.to(details))
                .isInstanceOf(MfaConfigurationException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("define a bean of the type UnifiedJedis");
    }
}
