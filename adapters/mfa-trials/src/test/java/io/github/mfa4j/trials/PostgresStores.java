package io.github.mfa4j.trials;

import io.github.mfa4j.servers.PostgresServer;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A database of its own on a PostgreSQL server, for everything. */
final class PostgresStores implements Stores {

    private @Nullable Database database;

    @Override
    public void empty(InstantSource clock) {
        if (database == null) {
            database = new Database(PostgresServer.shared().newDatabase());
        }
        database.empty();
    }

    @Override
    public Connected node(int number) {
        Database.Node node = database().node(number);
        return new Connected(node.registers(), node.registers(), node.vault());
    }

    Database database() {
        return Objects.requireNonNull(database, "not emptied yet");
    }

    @Override
    public int trials(int inMemory) {
        return Math.max(1, inMemory / 12);
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
