package io.github.mfa4j.spring.boot;

import io.github.mfa4j.jdbc.JdbcOptions;
import javax.sql.DataSource;

/** Makes the tables, where it is asked to. */
interface SchemaMaker {

    /** Returns when the tables are there, or are somebody else's to make. */
    void make(DataSource dataSource, JdbcOptions options);
}
