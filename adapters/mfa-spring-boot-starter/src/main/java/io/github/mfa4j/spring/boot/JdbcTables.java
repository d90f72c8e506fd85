package io.github.mfa4j.spring.boot;

import io.github.mfa4j.jdbc.JdbcOptions;
import javax.sql.DataSource;

/** A database in which the tables are. */
record JdbcTables(DataSource dataSource, JdbcOptions options) {

    static JdbcTables open(DataSource dataSource, SchemaMaker schema, MfaProperties.Jdbc properties) {
        JdbcOptions options = options(properties);
        schema.make(dataSource, options);
        return new JdbcTables(dataSource, options);
    }

    static JdbcOptions options(MfaProperties.Jdbc properties) {
        return JdbcOptions.defaults().withTablePrefix(properties.tablePrefix());
    }
}
