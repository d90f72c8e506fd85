package io.github.mfa4j.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server with its default durability: what it has acknowledged is on disk. Thread-safe, except that one thread
 * at a time may kill and restart it.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String NAME = "PostgreSQL";
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final String READY = "database system is ready to accept connections";
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

    private static @Nullable PostgresServer shared;
    private static @Nullable Path programs;

    private final Path data = Host.newFolder("postgres");
    private final int port = Host.freePort();
    private final AtomicInteger databases = new AtomicInteger();
    private final List<String> prefix;
    private @Nullable ServerProcess process;

    private PostgresServer(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * Starts a server of the caller's own, with empty data.
     *
     * @return the server, which the caller closes
     * @throws ServerUnavailableException if this machine cannot
     */
    public static PostgresServer start() {
        return start(List.of());
    }

    /**
     * The server that all tests of this JVM share, each in a database of its own. It ends with the JVM and must not be
     * killed.
     *
     * @return always the same
     * @throws ServerUnavailableException if this machine cannot
     */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = start();
            Host.atExit(shared::close);
        }
        return shared;
    }

    private static PostgresServer start(List<String> prefix) {
        Host.requireLinuxOnX86(NAME);
        PostgresServer server = new PostgresServer(prefix);
        try {
            server.initialize();
            server.restart();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void initialize() {
        run(Host.unprivileged(List.of(
                program("initdb"),
                "-D",
                data.resolve("pgdata").toString(),
                // The superuser, without a password: the server listens on the loopback interface only.
                "-U",
                "mfa",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync",
                "--no-instructions")));
    }

    /**
     * The database that is there from the start.
     *
     * @return a JDBC URL, user included
     */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /**
     * Makes an empty database.
     *
     * @return its JDBC URL, user included
     */
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return jdbcUrl(name);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=mfa";
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Kills the server and all its children as a crash would, with SIGKILL. */
    public void kill() {
        Objects.requireNonNull(process, "the server is down").kill();
        process = null;
    }

    /** Starts the server again after {@link #kill()}, on the same data and port, and returns when it serves. */
    public void restart() {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(Host.unprivileged(List.of(
                program("postgres"),
                "-D",
                data.resolve("pgdata").toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=")));
        process = ServerProcess.start(NAME, command, ENVIRONMENT, READY);
    }

    /** Ends the server and deletes its data. */
    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        Host.delete(data);
    }

    private static void run(List<String> command) {
        Host.run(NAME, command, ENVIRONMENT, InputStream.nullInputStream());
    }

    private static String program(String name) {
        return programs().resolve("bin").resolve(name).toString();
    }

    /** The programs, unpacked once for all servers of this JVM. */
    private static synchronized Path programs() {
        if (programs == null) {
            Path folder = Host.newFolder("postgres-programs");
            Host.atExit(() -> Host.delete(folder));
            try (InputStream archive = PostgresServer.class.getResourceAsStream("/" + ARCHIVE)) {
                InputStream tar = new XZInputStream(Objects.requireNonNull(archive, ARCHIVE));
                Host.run(NAME, List.of("tar", "-x", "-C", folder.toString()), ENVIRONMENT, tar);
            } catch (IOException e) {
                throw ServerUnavailableException.of(NAME, "cannot unpack " + ARCHIVE + ": " + e.getMessage());
            }
            programs = folder;
        }
        return programs;
    }
}
