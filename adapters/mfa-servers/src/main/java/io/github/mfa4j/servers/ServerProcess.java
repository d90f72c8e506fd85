package io.github.mfa4j.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a server: it is up when it has said so, and down only by {@link #kill()}. */
final class ServerProcess {

    private static final int SECONDS_TO_START = 60;
    private static final int KEPT_LINES = 20;

    private final Process process;
    private final boolean contained;
    /** True when it serves, false when it ended without. */
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private final Collection<String> lastLines = new ArrayDeque<>();

    private ServerProcess(Process process, boolean contained) {
        this.process = process;
        this.contained = contained;
    }

    /**
     * Starts a server and waits until it serves.
     *
     * @param server its name, for the message of a failure
     * @param command the program and its arguments
     * @param environment variables beside those of this process
     * @param readyText is part of the line by which the server says that it serves
     */
    static ServerProcess start(String server, List<String> command, Map<String, String> environment, String readyText) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            ServerProcess started = new ServerProcess(builder.start(), Host.isContained(command));
            started.listen(readyText);
            started.awaitReady(server);
            return started;
        } catch (IOException e) {
            throw ServerUnavailableException.of(server, "cannot run " + command.get(0) + ": " + e.getMessage());
        }
    }

    /** Kills the server and all it forked as a crash would, with SIGKILL, and returns when all of them are gone. */
    void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (contained && !descendants.isEmpty()) {
            // The process is unshare, which ends when the name space that it watches has ended.
            descendants.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
        } else {
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            descendants.forEach(descendant -> descendant.onExit().join());
        }
    }

    /** Reads for as long as the server writes, so that it never waits for a reader. */
    private void listen(String readyText) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    keep(line);
                    if (line.contains(readyText)) {
                        ready.complete(true);
                    }
                }
            } catch (IOException e) {
                keep(e.toString());
            }
            ready.complete(false);
        });
        reader.setDaemon(true);
        reader.start();
    }

    private void awaitReady(String server) {
        try {
            if (!ready.get(SECONDS_TO_START, TimeUnit.SECONDS)) {
                throw failure(server, "it ended with");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw failure(server, "after " + SECONDS_TO_START + " s it had only said");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(server, "interrupted, it had said");
        }
    }

    private ServerUnavailableException failure(String server, String why) {
        kill();
        return ServerUnavailableException.of(server, why + ": " + lastLines());
    }

    private synchronized void keep(String line) {
        if (lastLines.size() == KEPT_LINES) {
            lastLines.remove(lastLines.iterator().next());
        }
        lastLines.add(line);
    }

    private synchronized String lastLines() {
        return String.join(" | ", lastLines);
    }
}
