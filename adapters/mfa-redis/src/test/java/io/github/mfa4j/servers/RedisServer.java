package io.github.mfa4j.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One Redis process on a free port, with its data in a folder of its own. Unless the settings say otherwise it keeps
 * nothing on disk. Closing it ends the process and removes the folder. Not thread-safe.
 */
public final class RedisServer implements AutoCloseable {

    private static final String BINARY = "redis-server-7.0.15-";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SOCKET_TIMEOUT_MILLIS = 2_000;

    private final Path folder;
    private final Path configuration;
    private final List<String> command;
    private final int port;
    private Process process;

    private RedisServer(List<String> settings, String... mode) throws IOException {
        folder = Files.createTempDirectory("mfa4j-redis");
        port = freePort();
        configuration = folder.resolve("redis.conf");
        List<String> lines = new ArrayList<>(
                List.of("bind 127.0.0.1", "port " + port, "dir " + folder, "logfile " + folder.resolve("server.log")));
        lines.addAll(settings);
        Files.write(configuration, lines);
        command = new ArrayList<>(List.of(Executable.PATH.toString(), configuration.toString()));
        command.addAll(List.of(mode));
        process = launch();
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param settings lines of its configuration file, such as {@code "appendfsync always"}
     * @return the running server
     */
    public static RedisServer start(String... settings) {
        List<String> lines = new ArrayList<>(List.of("save \"\""));
        lines.addAll(List.of(settings));
        return started(lines);
    }

    /**
     * Starts a Sentinel and waits until it answers.
     *
     * @param settings lines of its configuration file, such as {@code "sentinel monitor …"}
     * @return the running Sentinel
     */
    public static RedisServer startSentinel(String... settings) {
        return started(List.of(settings), "--sentinel");
    }

    private static RedisServer started(List<String> settings, String... mode) {
        try {
            return new RedisServer(settings, mode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Ends the process at once, as SIGKILL does, and waits until it has gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts the process again, on the same port and data, after {@link #kill}; waits until it answers. */
    public void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port is free, but another program may take it before the server does; that is tried again. */
    private Process launch() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            while (started.isAlive()) {
                if (answers()) {
                    return started;
                }
                if (System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw new IOException("Redis did not answer in " + PATIENCE + ": " + log());
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            if (System.nanoTime() > deadline || !log().contains("Address already in use")) {
                throw new IOException("Redis ended with " + started.exitValue() + ": " + log());
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SOCKET_TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            String reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return reply != null && !reply.startsWith("-LOADING");
        } catch (IOException e) {
            return false;
        }
    }

    private String log() throws IOException {
        Path log = folder.resolve("server.log");
        return Files.exists(log) ? Files.readString(log) : "it wrote no log";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The server for this machine, unpacked once. */
    private static final class Executable {

        static final Path PATH = unpack();

        private static Path unpack() {
            String system =
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
            String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
            String name = BINARY + system + "-" + machine;
            try (InputStream binary = RedisServer.class.getResourceAsStream("/" + name)) {
                if (binary == null) {
                    throw new IllegalStateException(name + " is not on the class path");
                }
                Path file = Files.createTempFile("mfa4j-", "-" + name);
                file.toFile().deleteOnExit();
                Files.write(file, binary.readAllBytes());
                if (!file.toFile().setExecutable(true)) {
                    throw new IllegalStateException(file + " cannot be made executable");
                }
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
