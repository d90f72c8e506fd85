package io.github.mfa4j.spring.boot;

import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcOptions;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.jdbc.JdbcStoreException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A database in which the tables are. */
record JdbcTables(DataSource dataSource, JdbcOptions options) {

    static JdbcTables open(DataSource dataSource, SchemaMaker schema, MfaProperties.Jdbc properties) {
        JdbcOptions options = options(properties);
        return opened(() -> {
            schema.make(dataSource, options);
            return new JdbcTables(dataSource, options);
        });
    }

    static JdbcOptions options(MfaProperties.Jdbc properties) {
        return JdbcOptions.defaults().withTablePrefix(properties.tablePrefix());
    }

    JdbcCodeStore codeStore() {
        return opened(() -> JdbcCodeStore.of(dataSource, options));
    }

    JdbcSecretVault secretVault() {
        return opened(() -> JdbcSecretVault.of(dataSource, options));
    }

    private static <S> S opened(Supplier<S> store) {
        try {
            return store.get();
        } catch (JdbcStoreException e) {
            throw new MfaConfigurationException(
                    new Problem(
                            "the database cannot be used: " + e.getMessage(),
                            "correct what the message names; to have missing tables made, use Flyway or set"
                                    + " mfa.jdbc.initialize-schema=always"),
                    e);
        }
    }
}
