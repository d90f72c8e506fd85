package io.github.mfa4j.examples.auth;

import io.github.mfa4j.servers.PostgresServer;

/** The same on the database of production, whose locks are others. */
class LoginDuringAResetOnPostgresqlTest extends LoginDuringAResetTest {

    @Override
    String[] variables() {
        return new String[] {"--DATABASE_URL=" + PostgresServer.shared().newDatabase()};
    }

    @Override
    String waiting() {
        return "select count(*) from pg_locks where pg_backend_pid() = any (pg_blocking_pids(pid))";
    }
}
