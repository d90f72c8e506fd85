/** Registers and enrolments in a relational database. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires transitive java.sql;

    exports io.github.mfa4j.jdbc;
}
