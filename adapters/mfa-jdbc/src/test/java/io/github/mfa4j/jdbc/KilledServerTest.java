package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.ALICE;
import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import org.junit.jupiter.api.Test;

/** A server that dies and comes back. */
class KilledServerTest {

    @Test
    void A37_killAndRestartUnderAPool() {
        try (PostgresServer server = PostgresServer.start()) {
            TestDatabase database = new TestDatabase("own", JdbcDialect.POSTGRESQL, server.newDatabase()).withSchema();
            try (HikariDataSource pool = database.pool(1)) {
                CodeStore store = JdbcCodeStore.of(pool);
                CodeStore withoutPool = JdbcCodeStore.of(database.dataSource());
                store.compareAndSet(KEY, CodeStore.ABSENT, register(1));

                server.kill();
                assertThatThrownBy(() -> store.compareAndSet(KEY, 1, register(2)))
                        .isInstanceOf(JdbcStoreException.class);
                assertThatThrownBy(() -> withoutPool.read(KEY))
                        .isInstanceOf(JdbcStoreException.class)
                        .hasMessageContaining("the data source gave no connection; if the server is up");

                server.restart();
                assertThat(store.read(KEY))
                        .hasValueSatisfying(read -> assertThat(read.stamp()).isEqualTo(1));
                assertThat(store.compareAndSet(KEY, 1, register(2))).isTrue();
                store.erase(ALICE);
            }

            database.execute("ALTER SYSTEM SET fsync = off");
            server.kill();
            server.restart();
            assertThat(JdbcCodeStore.of(database.dataSource()).durability()).isEqualTo(Durability.MAY_LOSE_RECENT);
        }
    }
}
