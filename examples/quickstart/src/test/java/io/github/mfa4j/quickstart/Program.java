package io.github.mfa4j.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** One run of the program in this process: what it answered and what it wrote. */
record Program(int exit, String out, String err) {

    /** Later than the clock of any server: Redis would drop at once what was over long ago. */
    static final Instant NOW = Instant.parse("2099-11-22T12:00:00Z");

    static Program run(String... args) {
        return typing("", args);
    }

    /** With a data folder of its own, so that no run finds what another has left. */
    static Program typing(String input, String... args) {
        try (Folder folder = new Folder()) {
            return typing(folder.path(), input, args);
        }
    }

    static Program typing(Path dataFolder, String input, String... args) {
        return run(() -> dataFolder, input, args);
    }

    static Program with(Supplier<Path> dataFolder, String... args) {
        return run(dataFolder, "", args);
    }

    private static Program run(Supplier<Path> dataFolder, String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Quickstart.run(
                InstantSource.fixed(NOW),
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                dataFolder,
                args);
        return new Program(exit, out.toString(UTF_8), err.toString(UTF_8));
    }
}
