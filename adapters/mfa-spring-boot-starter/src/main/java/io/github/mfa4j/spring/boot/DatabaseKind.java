package io.github.mfa4j.spring.boot;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the database says of itself. */
record DatabaseKind(String product, String url) {

    static DatabaseKind of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return new DatabaseKind(about.getDatabaseProductName(), String.valueOf(about.getURL()));
        } catch (SQLException e) {
            throw new IllegalStateException("the data source gave no connection to make the tables of mfa4j on", e);
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
                throw new IllegalStateException("the database calls itself \"" + product + "\", for which there are no"
                        + " migrations; make the tables yourself and set mfa.jdbc.initialize-schema=never");
        };
    }
}
