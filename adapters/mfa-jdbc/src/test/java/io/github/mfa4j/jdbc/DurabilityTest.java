package io.github.mfa4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.Durability;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the server says it may lose is what the stores declare. */
class DurabilityTest {

    @Test
    void ofPostgres() {
        TestDatabase database = TestDatabase.postgres().withSchema();

        assertDurability(database.dataSource(), Durability.DURABLE);
        assertDurability(database.dataSource("options=-c%20synchronous_commit=off"), Durability.MAY_LOSE_RECENT);
        assertDurability(database.dataSource("options=-c%20synchronous_commit=local"), Durability.DURABLE);
    }

    @Test
    void ofH2() {
        assertDurability(TestDatabase.h2InMemory().withSchema().dataSource(), Durability.MAY_LOSE_ALL);
        assertDurability(TestDatabase.h2InFile().withSchema().dataSource(), Durability.DURABLE);
        assertDurability(h2("./target/h2/" + UUID.randomUUID()).withSchema().dataSource(), Durability.MAY_LOSE_RECENT);
        assertDurability(
                h2("./target/h2/" + UUID.randomUUID() + ";WRITE_DELAY=100")
                        .withSchema()
                        .dataSource(),
                Durability.MAY_LOSE_RECENT);
        assertDurability(
                h2("nioMemFS:" + UUID.randomUUID() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1")
                        .withSchema()
                        .dataSource(),
                Durability.MAY_LOSE_ALL);
    }

    private static TestDatabase h2(String path) {
        return new TestDatabase("H2", JdbcDialect.H2, "jdbc:h2:" + path);
    }

    private static void assertDurability(DataSource dataSource, Durability expected) {
        assertThat(JdbcCodeStore.of(dataSource).durability()).isEqualTo(expected);
        assertThat(JdbcSecretVault.of(dataSource).durability()).isEqualTo(expected);
    }
}
