package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.ALICE;
import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.register;
import static io.github.mfa4j.jdbc.Samples.vault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A13: what was counted inside a transaction of the caller stays counted when that is rolled back. */
@ParameterizedClass
@MethodSource("io.github.mfa4j.jdbc.TestDatabase#ofEachKind")
class TransactionTest {

    private final TestDatabase database;

    TransactionTest(TestDatabase database) {
        this.database = database.withSchema();
        database.execute("DROP TABLE IF EXISTS orders", "CREATE TABLE orders (n integer)", "DELETE FROM mfa_register");
    }

    @Test
    void A13_aPlainRollbackDoesNotReachTheStore() throws SQLException {
        CodeStore store = JdbcCodeStore.of(database.dataSource());
        try (Connection callers = database.dataSource().getConnection();
                Statement statement = callers.createStatement()) {
            callers.setAutoCommit(false);
            statement.execute("INSERT INTO orders VALUES (1)");

            assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, register(1))).isTrue();
            assertThat(store.compareAndSet(KEY, 1, register(2))).isTrue();
            callers.rollback();
        }

        assertThat(database.query("SELECT n FROM orders")).isEmpty();
        assertThat(store.read(KEY))
                .hasValueSatisfying(read -> assertThat(read.stamp()).isEqualTo(2));
    }

    @Test
    void A13_aRollbackOfSpringDoesNotReachTheStore() {
        try (HikariDataSource pool = database.pool(2)) {
            DataSource proxy = new TransactionAwareDataSourceProxy(new TransactionAwareDataSourceProxy(pool));
            CodeStore store = JdbcCodeStore.of(proxy);
            SecretVault vault = JdbcSecretVault.of(proxy);
            vault.erase(ALICE);

            new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult(transaction -> {
                new JdbcTemplate(proxy).update("INSERT INTO orders VALUES (1)");
                assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, register(1)))
                        .isTrue();
                assertThat(vault.compareAndSet(ALICE, CodeStore.ABSENT, vault(1, "k1")))
                        .isTrue();
                transaction.setRollbackOnly();
            });

            assertThat(database.query("SELECT n FROM orders")).isEmpty();
            assertThat(store.read(KEY)).isPresent();
            assertThat(vault.read(ALICE)).isPresent();
        }
    }

    @Test
    void A13_aConnectionOfTheCallersTransactionIsRefused() {
        try (HikariDataSource pool = database.pool(2)) {
            DataSource hidden = new DelegatingDataSource(new TransactionAwareDataSourceProxy(pool));
            CodeStore store = JdbcCodeStore.of(hidden);

            new TransactionTemplate(new DataSourceTransactionManager(pool))
                    .executeWithoutResult(transaction -> assertThatThrownBy(
                                    () -> store.compareAndSet(KEY, CodeStore.ABSENT, register(1)))
                            .isInstanceOf(JdbcStoreException.class)
                            .hasMessageContaining(
                                    "creating a register: the connection is in a transaction of its" + " caller")
                            .hasMessageContaining("give the store a data source of its own"));

            assertThat(store.read(KEY)).isEmpty();
        }
    }

    @Test
    void A13_aPoolWithoutAutoCommitIsRefusedAtOnce() {
        try (HikariDataSource pool = database.pool(2)) {
            pool.setAutoCommit(false);

            assertThatThrownBy(() -> JdbcCodeStore.of(pool))
                    .isInstanceOf(JdbcStoreException.class)
                    .hasMessageContaining("with auto-commit on");
        }
    }
}
