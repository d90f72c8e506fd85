package io.github.mfa4j.examples.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as it is started outside of tests: a process of its own, in a folder of its own, on its own clock. */
final class Node implements Site, AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("auth-service.jar"));
    private static final Pattern READY = Pattern.compile("open (\\S+)/ for the pages");
    private static final int SECONDS_TO_START = 120;

    private final Path folder;
    private final Process process;
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    /** Where it serves; fails if it ends without. */
    private final CompletableFuture<String> origin = new CompletableFuture<>();

    private Node(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts one and waits until it serves. What it keeps lies in the folder, and is found there by the next one. */
    static Node startIn(Path folder, Map<String, String> variables) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "-Xmx256m", "-jar", JAR.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(Map.of("PORT", "0", "REQUESTS_PER_HOUR", "10000", "REQUESTS_PER_DAY", "10000"));
        builder.environment().putAll(variables);
        try {
            Node node = new Node(Files.createDirectories(folder), builder.start());
            Thread reader = new Thread(node::listen);
            reader.setDaemon(true);
            reader.start();
            return node.started();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Client client() {
        return new Client(origin());
    }

    @Override
    public Mailbox mailbox(String address) {
        return new Mailbox(folder.resolve("outbox"), address);
    }

    /** Such as {@code http://127.0.0.1:8080}. */
    String origin() {
        return origin.join();
    }

    /** All that it wrote to the terminal. */
    String log() {
        return String.join("\n", lines);
    }

    /** As a crash would, with SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, with SIGTERM; then its exit status. */
    CompletableFuture<Integer> stop() {
        process.destroy();
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        kill();
    }

    private Node started() {
        try {
            origin.get(SECONDS_TO_START, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            kill();
            throw new IllegalStateException("the service did not start:\n" + log(), e);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads for as long as it writes, so that it never waits for a reader. */
    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    origin.complete(ready.group(1));
                }
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
        origin.completeExceptionally(new IllegalStateException("it ended"));
    }
}
