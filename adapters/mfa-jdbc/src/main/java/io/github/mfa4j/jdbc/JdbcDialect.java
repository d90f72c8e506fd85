package io.github.mfa4j.jdbc;

import io.github.mfa4j.spi.Durability;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The SQL that a database speaks: all that differs between the databases is in here. */
public enum JdbcDialect {
    /** PostgreSQL, and what speaks like it. */
    POSTGRESQL {
        @Override
        String purge(String table) {
            // The sub-select chooses by the newest version and locks it: no row that was just extended is chosen.
            return "DELETE FROM " + table + " WHERE state_key = ANY (ARRAY (SELECT state_key FROM " + table
                    + " WHERE purge_after <= ? ORDER BY purge_after LIMIT " + PURGE_BATCH + " FOR UPDATE SKIP LOCKED))";
        }

        @Override
        Durability examine(Connection connection) throws SQLException {
            List<@Nullable String> settings = row(
                    connection,
                    "SELECT current_setting('server_encoding'), current_setting('fsync'), current_setting('synchronous_commit')");
            if (!"UTF8".equals(settings.get(0))) {
                throw new JdbcStoreException("the database has the encoding " + settings.get(0)
                        + ", which cannot hold every user id; use one with the encoding UTF8");
            }
            return settings.subList(1, 3).contains("off") ? Durability.MAY_LOSE_RECENT : Durability.DURABLE;
        }
    },

    /** H2 2, in memory or in a file. */
    H2 {
        @Override
        String purge(String table) {
            return "DELETE FROM " + table + " WHERE purge_after <= ? FETCH FIRST " + PURGE_BATCH + " ROWS ONLY";
        }

        @Override
        Durability examine(Connection connection) throws SQLException {
            String path = row(connection, "SELECT DATABASE_PATH()").get(0);
            // Paths of files are absolute; the file systems in memory are called memFS, memLZ, nioMemFS and nioMemLZ.
            if (path == null || path.startsWith("mem") || path.startsWith("nioMem")) {
                return Durability.MAY_LOSE_ALL;
            }
            List<@Nullable String> delay = row(
                    connection,
                    "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'");
            return delay.contains("0") ? Durability.DURABLE : Durability.MAY_LOSE_RECENT;
        }
    },

    /** MariaDB, and MySQL 8. */
    MARIADB {
        @Override
        String purge(String table) {
            return "DELETE FROM " + table + " WHERE purge_after <= ? ORDER BY purge_after LIMIT " + PURGE_BATCH;
        }

        @Override
        Durability examine(Connection connection) throws SQLException {
            List<@Nullable String> settings =
                    row(connection, "SELECT @@sql_mode, @@max_allowed_packet, @@innodb_flush_log_at_trx_commit");
            if (!String.valueOf(settings.get(0)).contains("STRICT_")) {
                throw new JdbcStoreException("sql_mode is \"" + settings.get(0)
                        + "\", in which the database cuts off what does not fit; add STRICT_TRANS_TABLES");
            }
            if (Integer.parseInt(String.valueOf(settings.get(1))) < LEAST_PACKET) {
                throw new JdbcStoreException("max_allowed_packet is " + settings.get(1)
                        + " bytes, too little for a register; allow at least " + LEAST_PACKET);
            }
            return "1".equals(settings.get(2)) ? Durability.DURABLE : Durability.MAY_LOSE_RECENT;
        }
    };

    /** How many rows one statement purges: little enough to hold their locks for milliseconds only. */
    static final int PURGE_BATCH = 500;

    /** A payload with every byte escaped, and what stands around it. */
    private static final int LEAST_PACKET = 64 * 1024;

    /** One statement that removes up to {@link #PURGE_BATCH} rows whose time, its only parameter, has come. */
    abstract String purge(String table);

    /** Says what the server may lose, and refuses one that would cut off or garble what it is given. */
    abstract Durability examine(Connection connection) throws SQLException;

    /** Where on the class path the versions of the schema lie. No package name has a dash, so every module may read it. */
    String schemaFolder() {
        return "schema-" + name().toLowerCase(Locale.ROOT);
    }

    static JdbcDialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            case "MariaDB", "MySQL" -> MARIADB;
            default ->
                throw new JdbcStoreException("the database calls itself \"" + product + "\", known are "
                        + Arrays.toString(values()) + "; if it speaks like one of them, say so in JdbcOptions");
        };
    }

    private static List<@Nullable String> row(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            @Nullable String[] columns = new String[rows.getMetaData().getColumnCount()];
            if (rows.next()) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = rows.getString(i + 1);
                }
            }
            return Arrays.asList(columns);
        }
    }
}
