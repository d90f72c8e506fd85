package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spi.CodeStore;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables: made in two ways, and checked when a store is opened. */
@ParameterizedClass
@MethodSource("io.github.mfa4j.jdbc.TestDatabase#ofEachKind")
class SchemaTest {

    private final TestDatabase database;

    SchemaTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isMissing() {
        JdbcOptions options = JdbcOptions.defaults().withTablePrefix("missing_");

        assertThatThrownBy(() -> JdbcCodeStore.of(database.dataSource(), options))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("opening missing_register: the tables are missing; run JdbcSchema.create");
        assertThatThrownBy(() -> JdbcSecretVault.of(database.dataSource(), options))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("opening missing_vault: the tables are missing; run JdbcSchema.create");
    }

    @Test
    void isOlder() {
        JdbcOptions options = create("older_");
        database.execute("UPDATE older_schema SET version = 0");

        assertThatThrownBy(() -> JdbcCodeStore.of(database.dataSource(), options))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessage("the schema has version 0, this release needs 1; run JdbcSchema.create or the migrations");
    }

    @Test
    void isNewer() {
        JdbcOptions options = create("newer_");
        database.execute("INSERT INTO newer_schema VALUES (2)");

        assertThatThrownBy(() -> JdbcCodeStore.of(database.dataSource(), options))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("has version 2, this release knows 1; run the release that made it");
        assertThatThrownBy(() -> JdbcSchema.create(database.dataSource(), options))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("has version 2, this release knows 1; run the release that made it");
    }

    @Test
    void madeAgainKeepsWhatIsThere() {
        JdbcOptions options = create("again_");
        JdbcCodeStore.of(database.dataSource(), options).compareAndSet(KEY, CodeStore.ABSENT, register(1));

        create("again_");

        assertThat(JdbcCodeStore.of(database.dataSource(), options).read(KEY)).isPresent();
        assertThat(database.query("SELECT * FROM again_schema")).hasSize(1);
    }

    @Test
    void madeAgainAfterACrashInTheMiddle() {
        JdbcOptions options = create("crash_");
        Set<String> whole = structure("crash_");
        database.execute("DROP TABLE crash_vault", "DROP TABLE crash_schema");

        create("crash_");

        assertThat(structure("crash_")).isEqualTo(whole);
        assertThat(JdbcSecretVault.of(database.dataSource(), options).read(Samples.ALICE))
                .isEmpty();
    }

    @Test
    void madeBySeveralNodesAtOnce() throws InterruptedException, ExecutionException {
        int nodes = 4;
        CyclicBarrier start = new CyclicBarrier(nodes);
        ExecutorService executor = Executors.newFixedThreadPool(nodes);
        try {
            for (Future<?> node : IntStream.range(0, nodes)
                    .mapToObj(number -> executor.submit(() -> {
                        start.await();
                        return create("race_");
                    }))
                    .toList()) {
                node.get();
            }
        } finally {
            executor.shutdown();
        }

        assertThat(database.query("SELECT * FROM race_schema")).hasSize(1);
        assertThat(structure("race_")).isEqualTo(structure(create("calm_").tablePrefix()));
    }

    @Test
    void madeByFlywayIsTheSame() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations(
                        "classpath:io/github/mfa4j/jdbc/" + database.dialect().schemaFolder())
                .placeholders(Map.of("mfaPrefix", "flyway_"))
                .table("flyway_of_mfa4j")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        database.execute("DROP TABLE " + quoted("flyway_of_mfa4j"));

        assertThat(structure("flyway_"))
                .isNotEmpty()
                .isEqualTo(structure(create("created_").tablePrefix()));
        assertThat(JdbcCodeStore.of(
                                database.dataSource(), JdbcOptions.defaults().withTablePrefix("flyway_"))
                        .compareAndSet(KEY, CodeStore.ABSENT, register(1)))
                .isTrue();
    }

    @Test
    void ofTwoInstallationsInOneDatabaseAreApart() {
        JdbcCodeStore one = JdbcCodeStore.of(database.dataSource(), create("one_"));
        JdbcCodeStore other = JdbcCodeStore.of(database.dataSource(), create("a23456789012345678901"));

        one.compareAndSet(KEY, CodeStore.ABSENT, register(1));
        assertThat(other.read(KEY)).isEmpty();

        other.erase(Samples.ALICE);
        assertThat(one.read(KEY)).isPresent();
    }

    private JdbcOptions create(String prefix) {
        JdbcOptions options = JdbcOptions.defaults().withTablePrefix(prefix);
        JdbcSchema.create(database.dataSource(), options);
        return options;
    }

    /** Flyway quotes the name of its table, which H2 then keeps in lower case. */
    private String quoted(String name) {
        return database.dialect() == JdbcDialect.H2 ? '"' + name + '"' : name;
    }

    /** Every column and index, without the prefix. */
    private Set<String> structure(String prefix) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.dataSource().getConnection()) {
            DatabaseMetaData meta = connection.getMetaData();
            String pattern = meta.storesUpperCaseIdentifiers() ? prefix.toUpperCase(Locale.ROOT) : prefix;
            String schema = connection.getSchema();
            try (ResultSet columns = meta.getColumns(connection.getCatalog(), schema, pattern + "%", "%")) {
                while (columns.next()) {
                    found.add(String.join(
                            " ",
                            columns.getString("TABLE_NAME"),
                            columns.getString("ORDINAL_POSITION"),
                            columns.getString("COLUMN_NAME"),
                            columns.getString("TYPE_NAME"),
                            columns.getString("COLUMN_SIZE"),
                            columns.getString("IS_NULLABLE")));
                }
            }
            for (String table : Set.of("register", "vault", "schema")) {
                String name = meta.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
                try (ResultSet indices =
                        meta.getIndexInfo(connection.getCatalog(), schema, pattern + name, false, true)) {
                    while (indices.next()) {
                        // H2 numbers the index of a primary key.
                        found.add(String.join(
                                " ",
                                indices.getString("TABLE_NAME"),
                                indices.getString("INDEX_NAME").replaceAll("PRIMARY_KEY_.*", "PRIMARY_KEY"),
                                indices.getString("COLUMN_NAME"),
                                indices.getString("NON_UNIQUE")));
                    }
                }
            }
            return new TreeSet<>(
                    found.stream().map(line -> line.replace(pattern, "")).toList());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
