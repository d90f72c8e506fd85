package io.github.mfa4j.trials.crash;

import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.trials.crash.Event.Answered;
import io.github.mfa4j.trials.crash.Event.Asked;
import io.github.mfa4j.trials.crash.Event.Inspected;
import io.github.mfa4j.trials.crash.Guess.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one JVM of a trial has done, in a file of its own. A line is handed to the operating system before the method
 * returns, so a kill of the JVM loses at most the end of the last one. Thread-safe.
 */
final class History implements AutoCloseable {

    private static final String SUFFIX = ".history";

    private final SharedClock clock;
    private final FileChannel file;

    private History(SharedClock clock, FileChannel file) {
        this.clock = clock;
        this.file = file;
    }

    static History begin(Path folder, String writer, SharedClock clock) {
        try {
            return new History(
                    clock,
                    FileChannel.open(
                            folder.resolve(writer + SUFFIX), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down what is about to be asked, and says under which number. */
    long asked(Guess guess) {
        Asked event = new Asked(clock.next(), clock.instant(), guess);
        write(event);
        return event.number();
    }

    void answered(long asked, Outcome outcome) {
        write(new Answered(clock.next(), clock.instant(), asked, outcome));
    }

    void inspected(long asked, Subject subject, FactorStatus status) {
        write(new Inspected(
                clock.next(), clock.instant(), subject, asked, status.failures(), status.failuresInWindow()));
    }

    /** Closes the books of a JVM that is dead, and of which nothing is under way any more: what it asked, and has no answer. */
    List<Guess> settle(Path folder, String deadWriter) {
        List<Event> events = read(folder.resolve(deadWriter + SUFFIX));
        Set<Long> answered = events.stream()
                .filter(Answered.class::isInstance)
                .map(event -> ((Answered) event).asked())
                .collect(Collectors.toSet());
        List<Asked> open = events.stream()
                .filter(event -> event instanceof Asked && !answered.contains(event.number()))
                .map(Asked.class::cast)
                .toList();
        open.forEach(asked -> answered(asked.number(), Outcome.UNKNOWN));
        return open.stream().map(Asked::guess).toList();
    }

    private synchronized void write(Event event) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(event.line() + "\n");
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of all JVMs, in their order. */
    static List<Event> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Event> events = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                events.addAll(read(file));
            }
            events.sort(Comparator.comparingLong(Event::number));
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Event> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that its writer did not live to end is no line: nothing had been asked yet, or there is no answer. */
    static List<Event> parse(String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return Arrays.stream(whole.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(Event::parse)
                .toList();
    }
}
