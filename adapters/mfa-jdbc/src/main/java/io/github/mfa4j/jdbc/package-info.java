/**
 * For an application that keeps second factors in PostgreSQL, H2 2, MariaDB or MySQL 8:
 * {@link io.github.mfa4j.jdbc.JdbcCodeStore} for the registers and {@link io.github.mfa4j.jdbc.JdbcSecretVault} for the
 * enrolments, on tables that {@link io.github.mfa4j.jdbc.JdbcSchema} or Flyway makes. The tests run on PostgreSQL 18, H2 2.5
 * and MariaDB 11.4; MySQL is given the SQL of MariaDB, untested.
 *
 * <p><b>Data source.</b> Give the stores a data source of their own: a pool of two to five connections, in auto-commit, with
 * a connection timeout of a few seconds. Each call takes one connection, runs one statement and gives it back, so a few
 * connections serve many requests. Were it the pool of the caller, whose every request already holds a connection, a full
 * pool would leave each of them waiting for another; then every call here fails after the pool's timeout, with an exception
 * that says so. Some pools wait for ever unless told otherwise (DBCP2's
 * {@code maxWait}, c3p0's {@code checkoutTimeout}). Bound the statements as well, by the driver's socket timeout. Reads must see the newest write: no replica,
 * no pool that routes reads elsewhere.
 *
 * <p><b>H2 in a file.</b> Give it one connection. After one of about 285 kills of a process that wrote over four, H2 2.5.252
 * was left with a row whose next update never returns; over one connection that was not seen in 65 kills, which are too few
 * to tell. Nothing was lost or granted by it, but a database that others depend on should be a server.
 *
 * <p><b>Transactions.</b> Each statement commits by itself, so nothing that the caller rolls back takes a counted failure
 * with it. Spring's {@code TransactionAwareDataSourceProxy} is looked through; a connection that arrives with auto-commit
 * off is refused, because it belongs to somebody's transaction.
 *
 * <p><b>Privileges.</b> At run time SELECT, INSERT, UPDATE and DELETE on the register and the vault, and SELECT on the schema
 * table; to make the tables, what CREATE TABLE and CREATE INDEX need.
 */
@NullMarked
package io.github.mfa4j.jdbc;

import org.jspecify.annotations.NullMarked;
