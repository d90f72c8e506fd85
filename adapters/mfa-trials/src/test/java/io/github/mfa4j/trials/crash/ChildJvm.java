package io.github.mfa4j.trials.crash;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own on this class path, which talks in lines. Not thread-safe. */
final class ChildJvm implements Closeable {

    private final Process process;
    private final BufferedReader from;
    private final PrintWriter to;

    private ChildJvm(Process process) {
        this.process = process;
        this.from = process.inputReader(StandardCharsets.UTF_8);
        this.to = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** Starts a main class, tuned for a short life. */
    static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line it prints; its end is an error, which it has explained on the standard error. */
    String readLine() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new EOFException("the JVM has ended");
        }
        return line;
    }

    void println(String line) {
        to.println(line);
    }

    /** Kills it with SIGKILL and returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
