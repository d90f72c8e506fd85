package io.github.mfa4j.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The javadoc of a contract shows a class that extends it, which is one that runs. */
class ContractSnippetsTest {

    private static final Pattern SNIPPET =
            Pattern.compile(" \\* <pre>\\{@code\\n( \\* class (\\w+) extends .*?\\n) \\* }</pre>", Pattern.DOTALL);

    private static final Path SOURCES = Path.of(
            requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets"),
            "adapters/mfa-testkit/src");
    private static final Path PACKAGE = Path.of("java/io/github/mfa4j/testkit/contract");

    @Test
    void everySnippetIsAClassThatRuns() throws IOException {
        List<MatchResult> snippets;
        try (Stream<Path> files = Files.list(SOURCES.resolve("main").resolve(PACKAGE))) {
            snippets = files.map(ContractSnippetsTest::text)
                    .flatMap(text -> SNIPPET.matcher(text).results())
                    .toList();
        }
        assertThat(snippets).hasSize(5).allSatisfy(snippet -> {
            String shown = snippet.group(1).replaceAll("(?m)^ \\* ?", "");
            Path test = SOURCES.resolve("test").resolve(PACKAGE).resolve(snippet.group(2) + ".java");
            assertThat(text(test)).endsWith("\n\n" + shown);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
