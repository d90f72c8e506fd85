package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.ALICE;
import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.register;
import static io.github.mfa4j.jdbc.Samples.vault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A replica, a standby after a failover, a user who may only look: found when the store is opened, or at the next write. */
class ReadOnlyTest {

    @Test
    void postgresFromTheStart() {
        DriverDataSource readOnly =
                TestDatabase.postgres().withSchema().dataSource("options=-c%20default_transaction_read_only=on");

        assertReadOnly(() -> JdbcCodeStore.of(readOnly));
        assertReadOnly(() -> JdbcSecretVault.of(readOnly));
    }

    @Test
    void postgresFromNowOn() {
        TestDatabase database = TestDatabase.postgres().withSchema();
        CodeStore store = JdbcCodeStore.of(database.dataSource());
        SecretVault vault = JdbcSecretVault.of(database.dataSource());
        store.compareAndSet(KEY, CodeStore.ABSENT, register(1));
        database.execute("DO $$BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
                + " || ' SET default_transaction_read_only = on'; END$$");

        assertReadOnly(() -> store.compareAndSet(KEY, 1, register(2)));
        assertReadOnly(() -> store.erase(ALICE));
        assertReadOnly(() -> store.purge(Samples.NOON));
        assertReadOnly(() -> vault.compareAndSet(ALICE, CodeStore.ABSENT, vault(1, "k1")));
        assertThat(store.read(KEY))
                .hasValueSatisfying(read -> assertThat(read.stamp()).isEqualTo(1));
    }

    @Test
    void h2FromTheStart() {
        TestDatabase database = TestDatabase.h2InFile().withSchema();
        database.execute("SHUTDOWN");

        DriverDataSource readOnly = database.dataSource("ACCESS_MODE_DATA=r");
        assertReadOnly(() -> JdbcCodeStore.of(readOnly));
        assertReadOnly(() -> JdbcSecretVault.of(readOnly));
    }

    @Test
    void aUserWhoMayOnlyLook() {
        TestDatabase database = TestDatabase.postgres().withSchema();
        database.execute(
                "DO $$BEGIN CREATE ROLE looker LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$",
                "GRANT SELECT ON mfa_register, mfa_vault, mfa_schema TO looker");
        DriverDataSource looker = new DriverDataSource(database.url().replace("user=mfa", "user=looker"));

        assertThatThrownBy(() -> JdbcCodeStore.of(looker))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining(
                        "opening mfa_register: the database user lacks a privilege; grant SELECT, INSERT");

        for (String withheld : List.of("INSERT", "UPDATE", "DELETE")) {
            database.execute(
                    "GRANT INSERT, UPDATE, DELETE ON mfa_register TO looker",
                    "REVOKE " + withheld + " ON mfa_register FROM looker");
            assertThatThrownBy(() -> JdbcCodeStore.of(looker))
                    .as("without %s", withheld)
                    .hasMessageContaining("opening mfa_register: the database user lacks a privilege");
        }

        database.execute("GRANT INSERT, UPDATE, DELETE ON mfa_register, mfa_vault TO looker");
        assertThat(JdbcCodeStore.of(looker).compareAndSet(KEY, CodeStore.ABSENT, register(1)))
                .isTrue();
        assertThat(JdbcSecretVault.of(looker).compareAndSet(ALICE, CodeStore.ABSENT, vault(1, "k1")))
                .isTrue();
    }

    @Test
    void anEncodingThatCannotHoldEveryUser() {
        TestDatabase database = TestDatabase.postgres();
        database.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
        DriverDataSource latin = new DriverDataSource(database.url().replaceAll("/test[0-9]+", "/latin"));
        JdbcSchema.create(latin);

        assertThatThrownBy(() -> JdbcCodeStore.of(latin))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessage("the database has the encoding LATIN1, which cannot hold every user id; use one with the"
                        + " encoding UTF8");
    }

    private static void assertReadOnly(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("the database is read-only; point the data source at the primary server");
    }
}
