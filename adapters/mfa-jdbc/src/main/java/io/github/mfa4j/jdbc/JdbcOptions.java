package io.github.mfa4j.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the tables are called, and which SQL the database speaks. The stores and the schema must be given the same. Immutable.
 *
 * @param tablePrefix what the name of each table starts with, so that several installations fit into one database; a
 *     lower-case ASCII letter, then up to 20 lower-case letters, digits and underscores; {@code mfa_} by default
 * @param dialect the SQL of the database; null, the default, to take it from the name that the driver gives
 */
public record JdbcOptions(String tablePrefix, @Nullable JdbcDialect dialect) {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,20}");
    private static final JdbcOptions DEFAULTS = new JdbcOptions("mfa_", null);

    /**
     * Checks the prefix.
     *
     * @param tablePrefix what the name of each table starts with
     * @param dialect the SQL of the database, or null to ask the driver
     * @throws IllegalArgumentException if the prefix has another form
     */
    public JdbcOptions {
        if (!PREFIX.matcher(tablePrefix).matches()) {
            throw new IllegalArgumentException("tablePrefix is \"" + tablePrefix + "\", allowed is " + PREFIX);
        }
    }

    /**
     * The prefix {@code mfa_}, and the dialect that the driver names.
     *
     * @return the default options
     */
    public static JdbcOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Names the tables otherwise.
     *
     * @param tablePrefix what the name of each table starts with
     * @return options with that prefix
     */
    public JdbcOptions withTablePrefix(String tablePrefix) {
        return new JdbcOptions(tablePrefix, dialect);
    }

    /**
     * Says which SQL to speak to a database whose driver gives another name.
     *
     * @param dialect the SQL of the database
     * @return options with that dialect
     */
    public JdbcOptions withDialect(JdbcDialect dialect) {
        return new JdbcOptions(tablePrefix, dialect);
    }
}
