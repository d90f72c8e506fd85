package io.github.mfa4j.spring.boot;

import io.github.mfa4j.jdbc.JdbcOptions;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.spring.boot.MfaProperties.SchemaInitialization;
import javax.sql.DataSource;

/** Makes the tables as the library does. */
record PlainSchemaMaker(SchemaInitialization mode) implements SchemaMaker {

    @Override
    public void make(DataSource dataSource, JdbcOptions options) {
        boolean wanted = switch (mode) {
            case ALWAYS -> true;
            case EMBEDDED -> DatabaseKind.of(dataSource).embedded();
            case NEVER -> false;
        };
        if (wanted) {
            JdbcSchema.create(dataSource, options);
        }
    }
}
