package io.github.mfa4j.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What servers and browsers need of this machine. */
public final class Host {

    private static final List<String> CONTAINER = List.of("unshare", "--user", "--pid", "--fork");
    private static final int FIRST_PORT = 10_000;
    /** The ports from here on are what Linux gives to clients: one of them might take the port of a server that is down. */
    private static final int FIRST_CLIENT_PORT = 32_768;

    private Host() {}

    static void requireLinuxOnX86(String server) {
        String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        if (!machine.equals("Linux on amd64")) {
            throw ServerUnavailableException.of(server, "its artifact is for Linux on amd64, this is " + machine);
        }
    }

    /** A loopback port that was free a moment ago, and that no client of this machine gets. */
    static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_CLIENT_PORT);
        return isFree(port) ? port : freePort();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The command itself; for root as nobody, because database servers refuse to run as root. */
    static List<String> unprivileged(List<String> command) {
        return isRoot() ? contained(command) : command;
    }

    /**
     * The command as nobody in name spaces of its own: a user name space, and one of processes, in which the first takes all
     * others with it.
     */
    static List<String> contained(List<String> command) {
        return Stream.of(CONTAINER, command).flatMap(List::stream).toList();
    }

    static boolean isContained(List<String> command) {
        return command.containsAll(CONTAINER);
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end and fails with what it said. */
    static void run(String server, List<String> command, Map<String, String> environment, InputStream input) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Path said = Files.createTempFile("mfa4j-", ".txt");
            Process process = builder.redirectOutput(said.toFile()).start();
            try (var out = process.getOutputStream()) {
                input.transferTo(out);
            }
            int status = process.waitFor();
            String output =
                    Files.readString(said, StandardCharsets.UTF_8).strip().replace("\n", " | ");
            Files.delete(said);
            if (status != 0) {
                throw ServerUnavailableException.of(server, command + " ended with " + status + ": " + output);
            }
        } catch (IOException e) {
            throw ServerUnavailableException.of(server, command + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerUnavailableException.of(server, "interrupted");
        }
    }

    static Path newFolder(String name) {
        try {
            return Files.createTempDirectory("mfa4j-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty folder that is deleted at the end of this JVM, when what wrote there has ended. */
    public static Path newFolderOfThisRun(String name) {
        Path folder = newFolder(name);
        atExit(() -> delete(folder));
        return folder;
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs at the end of this JVM, whether its tests passed or not. */
    static void atExit(Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(action));
    }
}
