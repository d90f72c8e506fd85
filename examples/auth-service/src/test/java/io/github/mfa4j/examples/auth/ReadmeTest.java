package io.github.mfa4j.examples.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README names is there; its walk is another test's. */
class ReadmeTest {

    private static final Path FOLDER = Path.of(
            requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets"),
            "examples/auth-service");
    private static final String PACKAGE = "java/io/github/mfa4j/examples/auth";

    @Test
    void namesEveryPackage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("src/main").resolve(PACKAGE))) {
            List<String> packages = files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            assertThat(named("(?m)^\\| `([a-z]+)` \\|")).containsExactlyInAnyOrderElementsOf(packages);
        }
    }

    @Test
    void namesTestsAndFilesThatAreThere() throws IOException {
        assertThat(named("`([A-Za-z0-9]+(?:Test|IT))`"))
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(
                                FOLDER.resolve("src/test").resolve(PACKAGE).resolve(name + ".java"))
                        .exists());
        assertThat(named("\\]\\(([^:)]+)\\)"))
                .contains(".env.example")
                .allSatisfy(link -> assertThat(FOLDER.resolve(link)).exists());
    }

    private static List<String> named(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(FOLDER.resolve("README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
