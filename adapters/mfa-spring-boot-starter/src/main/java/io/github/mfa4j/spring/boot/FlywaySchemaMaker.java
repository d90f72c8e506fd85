package io.github.mfa4j.spring.boot;

import io.github.mfa4j.jdbc.JdbcOptions;
import io.github.mfa4j.spring.boot.MfaProperties.SchemaInitialization;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Makes the tables by Flyway, on the connections of the application's migrations, which may create tables. The versions count
 * from 1, as the application's may, so they have a history table of their own.
 */
record FlywaySchemaMaker(Flyway applications, SchemaInitialization mode) implements SchemaMaker {

    @Override
    public void make(DataSource dataSource, JdbcOptions options) {
        if (mode == SchemaInitialization.NEVER) {
            return;
        }
        DataSource migrating = applications.getConfiguration().getDataSource();
        Flyway.configure(applications.getConfiguration().getClassLoader())
                .dataSource(migrating)
                .locations("classpath:io/github/mfa4j/jdbc/"
                        + DatabaseKind.of(migrating).schemaFolder())
                .placeholders(Map.of("mfaPrefix", options.tablePrefix()))
                .table(options.tablePrefix() + "history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
