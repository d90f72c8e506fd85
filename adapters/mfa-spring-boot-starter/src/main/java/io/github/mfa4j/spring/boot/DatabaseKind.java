package io.github.mfa4j.spring.boot;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of itself.
 *
 * @param schema where a connection looks for tables; null if it does not tell
 */
record DatabaseKind(String product, String url, @Nullable String schema) {

    static DatabaseKind of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            // What has no schemas, such as MariaDB, says so with null and has catalogs.
            String schema = connection.getSchema() == null ? connection.getCatalog() : connection.getSchema();
            return new DatabaseKind(about.getDatabaseProductName(), String.valueOf(about.getURL()), schema);
        } catch (SQLException e) {
            throw new MfaConfigurationException(
                    new Problem(
                            "the data source gave no connection to make the tables on: " + e.getMessage(),
                            "correct its settings, or make the tables yourself and set"
                                    + " mfa.jdbc.initialize-schema=never"),
                    e);
        }
    }

    /** Whether it lives and ends with this process. */
    boolean embedded() {
        return url.startsWith("jdbc:h2:mem:");
    }

    /** Where the migrations lie beside {@code JdbcSchema}; an unknown database is left to fail there, with its name. */
    String schemaFolder() {
        return switch (product) {
            case "H2" -> "schema-h2";
            case "MariaDB", "MySQL" -> "schema-mariadb";
            case "PostgreSQL" -> "schema-postgresql";
            default ->
                throw new MfaConfigurationException(List.of(new Problem(
                        "the database calls itself \"" + product + "\", for which there are no migrations",
                        "use one that mfa-jdbc knows, or define beans of the types CodeStore and SecretVault")));
        };
    }
}
