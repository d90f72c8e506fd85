package io.github.mfa4j.trials.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the JVMs of a trial share: its clock, its users and the histories. It stays under {@code target} until the next run,
 * for whoever wants to know why an oracle complains.
 *
 * @param path the folder
 */
record TrialFolder(Path path) {

    /** An empty one. */
    static TrialFolder fresh(String name) {
        Path path = Path.of("target", "trials", name).toAbsolutePath();
        try {
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return new TrialFolder(Files.createDirectories(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrialFolder at(String path) {
        return new TrialFolder(Path.of(path));
    }

    SharedClock clock() {
        return SharedClock.in(path.resolve("clock"));
    }

    History beginHistory(String writer, SharedClock clock) {
        return History.begin(path, writer, clock);
    }

    List<Event> history() {
        return History.readAll(path);
    }

    void keep(String cast, List<Person> people) {
        write(cast + ".people", people.stream().map(Person::line).toList());
    }

    List<Person> people(String cast) {
        try {
            return Files.readAllLines(path.resolve(cast + ".people")).stream()
                    .map(Person::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, List<String> lines) {
        try {
            Files.write(path.resolve(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
