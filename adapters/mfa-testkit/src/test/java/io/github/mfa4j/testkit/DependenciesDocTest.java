package io.github.mfa4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/dependencies.md} names everything of others that the build uses, in the version it uses. */
class DependenciesDocTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^ |]+) \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void everyVersionInThePomsHasItsRow() {
        Reactor reactor = Reactor.open();
        Set<String> rows = ROW.matcher(reactor.document("docs/dependencies.md"))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toSet());

        assertThat(reactor.versions()).isNotEmpty().isSubsetOf(rows);
    }
}
