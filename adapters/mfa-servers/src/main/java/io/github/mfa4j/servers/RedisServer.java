package io.github.mfa4j.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Redis server, or a Sentinel. It keeps nothing on disk unless its settings say so. Thread-safe, except that one thread at
 * a time may kill and restart it.
 */
public final class RedisServer implements AutoCloseable {

    private static final String NAME = "Redis";
    private static final String BINARY = "redis-server-7.0.15-linux-amd64";
    private static final String READY = "Ready to accept connections";
    private static final String SENTINEL_READY = "Sentinel ID is";

    private static @Nullable RedisServer shared;
    private static @Nullable Path program;

    private final Path folder = Host.newFolder("redis");
    private final int port = Host.freePort();
    private final List<String> mode;
    private final String readyText;
    private @Nullable ServerProcess process;

    private RedisServer(List<String> mode, String readyText) {
        this.mode = mode;
        this.readyText = readyText;
    }

    /**
     * Starts a server of the caller's own, with empty data.
     *
     * @param settings lines of its configuration, such as {@code "appendonly yes", "appendfsync always"}
     * @return the server, which the caller closes
     * @throws ServerUnavailableException if this machine cannot
     */
    public static RedisServer start(String... settings) {
        List<String> lines = new ArrayList<>(List.of("save \"\""));
        lines.addAll(List.of(settings));
        return started(new RedisServer(List.of(), READY), lines);
    }

    /**
     * Starts a node of a cluster, which knows no other node and has no slots yet.
     *
     * @param settings lines of its configuration
     * @return the node, which the caller closes
     * @throws ServerUnavailableException if this machine cannot
     */
    public static RedisServer startClusterNode(String... settings) {
        List<String> lines = new ArrayList<>(
                List.of("cluster-enabled yes", "cluster-announce-ip 127.0.0.1", "cluster-port " + Host.freePort()));
        lines.addAll(List.of(settings));
        return start(lines.toArray(String[]::new));
    }

    /**
     * Starts a Sentinel.
     *
     * @param settings lines of its configuration, such as {@code "sentinel monitor main 127.0.0.1 12345 1"}
     * @return the Sentinel, which the caller closes
     * @throws ServerUnavailableException if this machine cannot
     */
    public static RedisServer startSentinel(String... settings) {
        return started(new RedisServer(List.of("--sentinel"), SENTINEL_READY), List.of(settings));
    }

    /**
     * The server that all tests of this JVM share, each with a key prefix of its own. It ends with the JVM and must not be
     * killed, configured or flushed.
     *
     * @return always the same
     * @throws ServerUnavailableException if this machine cannot
     */
    public static synchronized RedisServer shared() {
        if (shared == null) {
            shared = start();
            Host.atExit(shared::close);
        }
        return shared;
    }

    private static RedisServer started(RedisServer server, List<String> settings) {
        try {
            Host.requireLinuxOnX86(NAME);
            server.configure(settings);
            server.restart();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void configure(List<String> settings) {
        List<String> lines = new ArrayList<>(List.of("bind 127.0.0.1", "port " + port, "dir " + folder));
        lines.addAll(settings);
        try {
            Files.write(configuration(), lines);
        } catch (IOException e) {
            throw ServerUnavailableException.of(NAME, "cannot write " + configuration() + ": " + e.getMessage());
        }
    }

    private Path configuration() {
        return folder.resolve("redis.conf");
    }

    /**
     * Where it listens.
     *
     * @return a port of 127.0.0.1, the same after a restart
     */
    public int port() {
        return port;
    }

    /**
     * Its address for clients.
     *
     * @return {@code redis://127.0.0.1:port}
     */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Kills the server as a crash would, with SIGKILL. */
    public void kill() {
        Objects.requireNonNull(process, "the server is down").kill();
        process = null;
    }

    /** Starts the server again after {@link #kill()}, on the same data and port, and returns when it serves. */
    public void restart() {
        List<String> command =
                new ArrayList<>(List.of(program(), configuration().toString()));
        command.addAll(mode);
        process = ServerProcess.start(NAME, command, Map.of("LC_ALL", "C"), readyText);
    }

    /** Ends the server and deletes its data. */
    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        Host.delete(folder);
    }

    /** The program, unpacked once for all servers of this JVM. */
    private static synchronized String program() {
        if (program == null) {
            Path programs = Host.newFolder("redis-program");
            Path unpacked = programs.resolve(BINARY);
            Host.atExit(() -> Host.delete(programs));
            try (InputStream binary = RedisServer.class.getResourceAsStream("/" + BINARY)) {
                Files.copy(Objects.requireNonNull(binary, BINARY), unpacked);
                Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException e) {
                throw ServerUnavailableException.of(NAME, "cannot unpack " + BINARY + ": " + e.getMessage());
            }
            program = unpacked;
        }
        return program.toString();
    }
}
