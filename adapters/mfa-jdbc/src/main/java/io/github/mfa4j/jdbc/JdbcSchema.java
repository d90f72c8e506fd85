package io.github.mfa4j.jdbc;

import io.github.mfa4j.spi.Durability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * The tables: {@code mfa_register}, {@code mfa_vault} and {@code mfa_schema}, which holds their version.
 *
 * <p>{@link #create} makes them. Flyway can instead: its location is
 * {@code classpath:io/github/mfa4j/jdbc/schema-postgresql} ({@code schema-h2}, {@code schema-mariadb}), with a placeholder
 * {@code mfaPrefix} that holds the table prefix. Give it a history table of its own, because these versions count from 1:
 *
 * <pre>{@code
 * Flyway.configure()
 *         .dataSource(dataSource)
 *         .locations("classpath:io/github/mfa4j/jdbc/schema-postgresql")
 *         .placeholders(Map.of("mfaPrefix", "mfa_"))
 *         .table("mfa_history")
 *         .baselineOnMigrate(true)
 *         .baselineVersion("0")
 *         .load()
 *         .migrate();
 * }</pre>
 *
 * <p>The statements name no schema: the tables are made, and looked for, where the connections of the data source start.
 */
public final class JdbcSchema {

    /** The version that this release reads and writes. */
    private static final int VERSION = 1;

    private static final int ATTEMPTS = 10;

    /** No key is this: a key is a SHA-256 hash. */
    private static final byte[] NO_KEY = new byte[32];

    private final JdbcOptions options;
    private final Database database;

    private JdbcSchema(DataSource dataSource, JdbcOptions options) {
        this.options = options;
        this.database = new Database(dataSource);
    }

    /** What a store needs to know when the schema was found right. */
    record Opened(Database database, JdbcDialect dialect, Durability durability) {}

    /**
     * Makes the tables, or brings them to the version of this release. Does nothing if they are there. Several nodes may do
     * so at once, and again after a crash in the middle.
     *
     * @param dataSource a database whose user may create tables
     * @throws JdbcStoreException if the database fails, or its schema is of a newer release
     */
    public static void create(DataSource dataSource) {
        create(dataSource, JdbcOptions.defaults());
    }

    /**
     * Makes the tables under another prefix or for a given dialect, as {@link #create(DataSource)} does.
     *
     * @param dataSource a database whose user may create tables
     * @param options what the tables are called
     * @throws JdbcStoreException if the database fails, or its schema is of a newer release
     */
    public static void create(DataSource dataSource, JdbcOptions options) {
        JdbcSchema schema = new JdbcSchema(dataSource, options);
        schema.database.with("making the tables", schema::bringUp);
    }

    /** Refuses a database that a store could not work on; everything that is wrong shows here, not at the first login. */
    static Opened open(DataSource dataSource, JdbcOptions options, String table, String keyColumn) {
        JdbcSchema schema = new JdbcSchema(dataSource, options);
        String name = options.tablePrefix() + table;
        return schema.database.with("opening " + name, connection -> {
            int found = schema.version(connection);
            if (found < VERSION) {
                throw new JdbcStoreException("the schema has version " + found + ", this release needs " + VERSION
                        + "; run JdbcSchema.create or the migrations");
            }
            schema.refuseNewer(found);
            JdbcDialect dialect = schema.dialect(connection);
            Durability durability = dialect.examine(connection);
            for (String writing :
                    List.of("DELETE FROM %1$s", "UPDATE %1$s SET stamp = 1", "INSERT INTO %1$s SELECT * FROM %1$s")) {
                requireAllowed(connection, writing.replace("%1$s", name) + " WHERE " + keyColumn + " = ?");
            }
            return new Opened(schema.database, dialect, durability);
        });
    }

    /** Changes nothing, which a read-only database refuses all the same, and one whose user may not write. */
    private static void requireAllowed(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, NO_KEY);
            statement.executeUpdate();
        }
    }

    /** Applies what is missing and says up to which version. */
    private int bringUp(Connection connection) throws SQLException {
        int found = existingVersion(connection);
        refuseNewer(found);
        for (int version = found + 1; version <= VERSION; version++) {
            applyBesideOthers(connection, version);
        }
        return VERSION;
    }

    /** Nodes that start together all find nothing, and the late ones fail wherever they meet a table of the first. */
    private void applyBesideOthers(Connection connection, int version) throws SQLException {
        for (int attempt = 1; existingVersion(connection) < version; attempt++) {
            try {
                apply(connection, version);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** In one transaction where the database knows such for tables; elsewhere the version comes last and says it is done. */
    private void apply(Connection connection, int version) throws SQLException {
        List<String> statements = statements(dialect(connection), version);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /** What fails here, on a connection that was lost, must not hide what failed first. */
    private static void rollBack(Connection connection, SQLException first) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    private List<String> statements(JdbcDialect dialect, int version) {
        String file = dialect.schemaFolder() + "/V" + version + "__mfa4j.sql";
        try (InputStream in = JdbcSchema.class.getResourceAsStream(file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            String sql = text.replaceAll("--.*", "").replace("${mfaPrefix}", options.tablePrefix());
            return Arrays.stream(sql.split(";", -1))
                    .map(String::strip)
                    .filter(Predicate.not(String::isEmpty))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseNewer(int found) {
        if (found > VERSION) {
            throw new JdbcStoreException("the schema has version " + found + ", this release knows " + VERSION
                    + "; run the release that made it on every node");
        }
    }

    private int existingVersion(Connection connection) throws SQLException {
        try {
            return version(connection);
        } catch (SQLException e) {
            if (Problem.of(e) == Problem.NO_TABLE) {
                return 0;
            }
            throw e;
        }
    }

    private int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT MAX(version) FROM " + options.tablePrefix() + "schema")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private JdbcDialect dialect(Connection connection) throws SQLException {
        return options.dialect() == null ? JdbcDialect.of(connection) : options.dialect();
    }
}
