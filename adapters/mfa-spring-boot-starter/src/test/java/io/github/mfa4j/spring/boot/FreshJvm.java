package io.github.mfa4j.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process of its own, with a part of the class path of this one. */
final class FreshJvm {

    private FreshJvm() {}

    /** What it printed, and how it ended. */
    record Run(int exit, String output) {}

    /** The entries of this class path that a pattern matches as a whole. */
    static String classPath(Pattern wanted) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> wanted.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static Run run(String classPath, Class<?> main, String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        List<String> command = Stream.concat(
                        Stream.of(java.toString(), "-cp", classPath, main.getName()), Arrays.stream(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), output);
    }
}
