package io.github.mfa4j.jdbc;

class PostgresContractTest extends DatabaseContract {

    PostgresContractTest() {
        super(TestDatabase.postgres());
    }
}
