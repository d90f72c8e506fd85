package io.github.mfa4j.jdbc;

/** Runs in the Maven profile {@code mariadb}, which has the server. */
class MariaDbContractTest extends DatabaseContract {

    MariaDbContractTest() {
        super(TestDatabase.mariaDb());
    }
}
