package io.github.mfa4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.testkit.contract.SharedCodeStoreContract;
import io.github.mfa4j.testkit.contract.SharedSecretVaultContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every group of the kit, for both stores on one database: two nodes, each with a small pool of its own. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DatabaseContract {

    private static final int POOL = 4;

    private final TestDatabase database;
    private final HikariDataSource oneNode;
    private final HikariDataSource otherNode;

    DatabaseContract(TestDatabase database) {
        this.database = database.withSchema();
        this.oneNode = database.pool(POOL);
        this.otherNode = database.pool(POOL);
    }

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM mfa_register", "DELETE FROM mfa_vault");
    }

    @AfterAll
    void close() {
        oneNode.close();
        otherNode.close();
    }

    @Nested
    class Registers extends SharedCodeStoreContract {

        @Override
        protected CodeStore store() {
            return JdbcCodeStore.of(oneNode);
        }

        @Override
        protected CodeStore sameData() {
            return JdbcCodeStore.of(otherNode);
        }

        @Override
        protected CodeStore unreachable() {
            DriverDataSource lost = database.dataSource();
            CodeStore store = JdbcCodeStore.of(lost);
            lost.pointAt(database.nowhere());
            return store;
        }
    }

    @Nested
    class Enrolments extends SharedSecretVaultContract {

        @Override
        protected SecretVault vault() {
            return JdbcSecretVault.of(oneNode);
        }

        @Override
        protected SecretVault sameData() {
            return JdbcSecretVault.of(otherNode);
        }

        @Override
        protected SecretVault unreachable() {
            DriverDataSource lost = database.dataSource();
            SecretVault vault = JdbcSecretVault.of(lost);
            lost.pointAt(database.nowhere());
            return vault;
        }
    }
}
