package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.ALICE;
import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.register;
import static io.github.mfa4j.jdbc.Samples.vault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong with any database: each time an exception that says what to do, and nothing half written. */
@ParameterizedClass
@MethodSource("io.github.mfa4j.jdbc.TestDatabase#ofEachKind")
class WrongDatabaseTest {

    private final TestDatabase database;

    WrongDatabaseTest(TestDatabase database) {
        this.database = database.withSchema();
        database.execute("DELETE FROM mfa_register", "DELETE FROM mfa_vault");
    }

    @Test
    void columnThatIsTooShort() {
        JdbcOptions options = JdbcOptions.defaults().withTablePrefix("short_");
        JdbcSchema.create(database.dataSource(), options);
        CodeStore store = JdbcCodeStore.of(database.dataSource(), options);
        SecretVault vault = JdbcSecretVault.of(database.dataSource(), options);
        shorten("short_register", "user_id");
        shorten("short_vault", "key_ids");

        assertFails(
                () -> store.compareAndSet(KEY, CodeStore.ABSENT, register(1)),
                "creating a register: a value does not fit into its column; compare the table with the one that JdbcSchema");
        assertFails(
                () -> vault.compareAndSet(ALICE, CodeStore.ABSENT, vault(1, "2026-11")),
                "creating the enrolments of a user: a value does not fit into its column");
        assertThat(store.read(KEY)).isEmpty();
        assertThat(vault.read(ALICE)).isEmpty();
    }

    private void shorten(String table, String column) {
        database.execute("ALTER TABLE " + table
                + switch (database.dialect()) {
                    case POSTGRESQL -> " ALTER COLUMN " + column + " TYPE varchar(3)";
                    case H2 -> " ALTER COLUMN " + column + " varchar(3)";
                    case MARIADB -> " MODIFY " + column + " varchar(3)";
                });
    }

    @Test
    void tablesThatWentMissing() {
        JdbcOptions options = JdbcOptions.defaults().withTablePrefix("gone_");
        JdbcSchema.create(database.dataSource(), options);
        CodeStore store = JdbcCodeStore.of(database.dataSource(), options);
        database.execute("DROP TABLE gone_register");

        assertFails(() -> store.read(KEY), "reading a register: the tables are missing; run JdbcSchema.create");
        assertFails(
                () -> store.compareAndSet(KEY, CodeStore.ABSENT, register(1)),
                "creating a register: the tables are missing");
    }

    @Test
    void connectionThatIsLost() {
        try {
            UnreliableDataSource unreliable = new UnreliableDataSource();
            CodeStore store = JdbcCodeStore.of(unreliable);
            assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, register(1))).isTrue();

            unreliable.loseTheNext = true;
            assertFails(
                    () -> store.compareAndSet(KEY, 1, register(2)),
                    "replacing a register: the connection was lost; whether the statement was carried out shows in the"
                            + " next read");

            // Nobody shuts H2 down under the application that it is part of.
            if (database.dialect() != JdbcDialect.H2) {
                assertThat(store.read(KEY))
                        .hasValueSatisfying(read -> assertThat(read.stamp()).isEqualTo(1));
                assertThat(store.compareAndSet(KEY, 1, register(2))).isTrue();
            }
        } finally {
            database.withSchema();
        }
    }

    /** Lends a connection that is lost on the way to the store, too late for any pool to notice. */
    private final class UnreliableDataSource extends DriverDataSource {

        private boolean loseTheNext;

        UnreliableDataSource() {
            super(database.url());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (loseTheNext) {
                loseTheNext = false;
                loseConnections();
            }
            return connection;
        }
    }

    private void loseConnections() {
        switch (database.dialect()) {
            case POSTGRESQL ->
                database.query("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            case H2 -> database.execute("SHUTDOWN");
            case MARIADB ->
                database.query(
                                "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()")
                        .forEach(id -> database.execute("KILL CONNECTION " + id.get(0)));
        }
    }

    @Test
    void databaseThatCallsItselfOtherwise() {
        WatchedDataSource other = new WatchedDataSource(database, "Sybil");

        assertThatThrownBy(() -> JdbcCodeStore.of(other))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessage(
                        "the database calls itself \"Sybil\", known are [POSTGRESQL, H2, MARIADB]; if it speaks like"
                                + " one of them, say so in JdbcOptions");

        CodeStore store = JdbcCodeStore.of(other, JdbcOptions.defaults().withDialect(database.dialect()));
        assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, register(1))).isTrue();
        assertThat(store.purge(Samples.NOON)).isZero();
    }

    private static void assertFails(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("SQLSTATE");
    }
}
