package io.github.mfa4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spi.Durability;
import org.junit.jupiter.api.Test;

/** Settings of MariaDB under which it would lose, cut off or refuse. Runs in the Maven profile {@code mariadb}. */
class MariaDbSettingsTest {

    private final TestDatabase database = TestDatabase.mariaDb().withSchema();

    @Test
    void logFlushedLaterMayLoseRecentWrites() {
        assertThat(JdbcCodeStore.of(database.dataSource()).durability()).isEqualTo(Durability.DURABLE);

        database.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        try {
            assertThat(JdbcCodeStore.of(database.dataSource()).durability()).isEqualTo(Durability.MAY_LOSE_RECENT);
        } finally {
            database.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        }
    }

    @Test
    void modeThatCutsOffIsRefused() {
        assertThatThrownBy(() -> JdbcCodeStore.of(database.dataSource("sessionVariables=sql_mode='ANSI'")))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("in which the database cuts off what does not fit; add STRICT_TRANS_TABLES");
    }

    @Test
    void packetsTooSmallForARegisterAreRefused() {
        database.execute("SET GLOBAL max_allowed_packet = 32768");
        try {
            assertThatThrownBy(() -> JdbcCodeStore.of(database.dataSource()))
                    .isInstanceOf(JdbcStoreException.class)
                    .hasMessage("max_allowed_packet is 32768 bytes, too little for a register; allow at least 65536");
        } finally {
            database.execute("SET GLOBAL max_allowed_packet = 16777216");
        }
    }

    @Test
    void transactionsThatOnlyReadAreRefused() {
        assertThatThrownBy(() -> JdbcCodeStore.of(database.dataSource("sessionVariables=tx_read_only=1")))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("opening mfa_register: the database is read-only");
    }

    @Test
    void aServerThatOnlyReadsIsRefusedToWhoMayNotWriteEvenSo() {
        database.execute(
                "CREATE USER IF NOT EXISTS app@'%' IDENTIFIED BY 'x'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON *.* TO app@'%'");
        DriverDataSource app = new DriverDataSource(database.url().replace("user=root", "user=app&password=x"));
        JdbcCodeStore store = JdbcCodeStore.of(app);

        database.execute("SET GLOBAL read_only = 1");
        try {
            assertThatThrownBy(() -> store.erase(Samples.ALICE))
                    .isInstanceOf(JdbcStoreException.class)
                    .hasMessageContaining("the database is read-only; point the data source at the primary server");
        } finally {
            database.execute("SET GLOBAL read_only = 0");
        }
    }
}
