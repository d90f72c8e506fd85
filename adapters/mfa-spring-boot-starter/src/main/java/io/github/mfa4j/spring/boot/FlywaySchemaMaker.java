package io.github.mfa4j.spring.boot;

import io.github.mfa4j.jdbc.JdbcOptions;
import io.github.mfa4j.spring.boot.MfaProperties.SchemaInitialization;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Makes the tables by Flyway, on the connections of the application's migrations, which may create tables, and in the schema
 * in which the stores look for them. The versions count from 1, as the application's may, so they have a history table of
 * their own.
 *
 * @param elsewhere whether the stores have a data source of their own, which may be another database than is migrated
 */
record FlywaySchemaMaker(Flyway applications, boolean elsewhere, SchemaInitialization mode) implements SchemaMaker {

    @Override
    public void make(DataSource dataSource, JdbcOptions options) {
        if (mode == SchemaInitialization.NEVER) {
            return;
        }
        Configuration theirs = applications.getConfiguration();
        DatabaseKind database = DatabaseKind.of(dataSource);
        Flyway.configure(theirs.getClassLoader())
                .dataSource(elsewhere ? dataSource : theirs.getDataSource())
                .connectRetries(theirs.getConnectRetries())
                .connectRetriesInterval(theirs.getConnectRetriesInterval())
                .initSql(elsewhere ? null : theirs.getInitSql())
                .defaultSchema(database.schema())
                .locations("classpath:io/github/mfa4j/jdbc/" + database.schemaFolder())
                .placeholders(Map.of("mfaPrefix", options.tablePrefix()))
                .table(options.tablePrefix() + "history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
