package io.github.mfa4j.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A database server of its own process, data and port, with the durability that it has by default: what it has acknowledged
 * is on disk. Thread-safe, except that one thread at a time may kill and restart it.
 */
public abstract sealed class JdbcServer implements AutoCloseable permits PostgresServer, MariaDbServer {

    private final String name;
    private final Path folder;
    private final int port = Host.freePort();
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable ServerProcess process;

    JdbcServer(String name) {
        this.name = name;
        this.folder = Host.newFolder("data");
    }

    /** Makes the data that an empty server starts with. */
    abstract void initialize();

    /** The program that serves, and its arguments. */
    abstract List<String> command();

    /** Variables for every program of this server. */
    abstract Map<String, String> environment();

    /** Part of the line by which the server says that it serves. */
    abstract String readyText();

    /** The URL of one of its databases; null for the one that is there from the start. */
    abstract String jdbcUrl(@Nullable String database);

    /** Where its data are. */
    final Path folder() {
        return folder;
    }

    final int port() {
        return port;
    }

    /** Starts a server with empty data, or leaves nothing behind. */
    static <S extends JdbcServer> S begin(S server) {
        try {
            server.initialize();
            server.restart();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * The database that is there from the start.
     *
     * @return a JDBC URL, user included
     */
    public final String jdbcUrl() {
        return jdbcUrl(null);
    }

    /**
     * Makes an empty database.
     *
     * @return its JDBC URL, user included
     */
    public final String newDatabase() {
        return newDatabase("");
    }

    /** Makes an empty database in a way that the server has. */
    final String newDatabase(String options) {
        String database = "test" + databases.incrementAndGet();
        execute("CREATE DATABASE " + database + options);
        return jdbcUrl(database);
    }

    final void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Kills the server and all its children as a crash would, with SIGKILL. */
    public final void kill() {
        Objects.requireNonNull(process, "the server is down").kill();
        process = null;
    }

    /** Starts the server again after {@link #kill()}, on the same data and port, and returns when it serves. */
    public final void restart() {
        process = ServerProcess.start(name, command(), environment(), readyText());
    }

    /** Ends the server and deletes its data. */
    @Override
    public final void close() {
        if (process != null) {
            kill();
        }
        Host.delete(folder);
    }
}
