package io.github.mfa4j.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} has a row for every attack known, and names tests that exist. */
class SecurityDocTest {

    /** The catalogue: guessing, replay, disclosure, availability; algorithms; enrolment and time. */
    private static final List<String> ATTACKS = Stream.of(range(1, 46), range(50, 60), range(70, 79))
            .flatMap(List::stream)
            .toList();

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (A\\d\\d) \\|.*$");
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");
    private static final Pattern RUN_THREE_TIMES = Pattern.compile("These run three times[^.]+\\.");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");
    private static final Pattern ON_EVERY_STORE = Pattern.compile("@OnEveryStore\\s+class (\\w+)");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern ATTACK_TEST = Pattern.compile("\\w+#([Aa]\\d\\d_)+\\w+");

    private final Reactor reactor = Reactor.open();
    private final Path root = Path.of(requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root"));
    private final String document = reactor.document("docs/security.md");

    @Test
    void everyAttackHasOneRow() {
        assertThat(ROW.matcher(document).results().map(row -> row.group(1))).containsExactlyElementsOf(ATTACKS);
    }

    @Test
    void everyRowNamesATestOrSaysWhyLater() {
        assertThat(ROW.matcher(document).results().map(MatchResult::group))
                .allMatch(row -> TEST.matcher(row).find() ^ row.contains("| later: "));
    }

    @Test
    void everyTestNamedExists() {
        assertThat(named()).isNotEmpty();
        assertThat(tests()).containsAll(named());
    }

    @Test
    void everyAttackTestIsNamed() {
        List<String> attackTests = tests().stream()
                .filter(test -> ATTACK_TEST.matcher(test).matches())
                .toList();
        assertThat(attackTests).isNotEmpty();
        assertThat(named()).containsAll(attackTests);
    }

    @Test
    void everyClassThatRunsOnEveryStoreIsNamed() throws IOException {
        List<String> classes = new ArrayList<>();
        for (Path file : testFilesBelow(Path.of("adapters", "mfa-trials"))) {
            ON_EVERY_STORE
                    .matcher(Files.readString(file))
                    .results()
                    .map(type -> type.group(1))
                    .forEach(classes::add);
        }
        Matcher sentence = RUN_THREE_TIMES.matcher(document);
        assertThat(sentence.find()).isTrue();
        assertThat(CLASS.matcher(sentence.group()).results().map(type -> type.group(1)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(classes);
    }

    private Set<String> named() {
        return TEST.matcher(document)
                .results()
                .map(test -> test.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> tests() {
        return reactor.folders().values().stream()
                .flatMap(folder -> testsBelow(Path.of(folder)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> testsBelow(Path module) {
        return testFilesBelow(module).stream().flatMap(SecurityDocTest::methodsIn);
    }

    private List<Path> testFilesBelow(Path module) {
        Path sources = root.resolve(module).resolve("src/test/java");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> methodsIn(Path file) {
        String type = file.getFileName().toString().replace(".java", "");
        try {
            return METHOD.matcher(Files.readString(file)).results().map(method -> type + "#" + method.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> range(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> (number < 10 ? "A0" : "A") + number)
                .toList();
    }
}
