package io.github.mfa4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} shows the modules as they are, and the arrows point one way. */
class ArchitectureDocTest {
    private static final Pattern MAP = Pattern.compile("```modules\\n(.*?)```", Pattern.DOTALL);

    private final Reactor reactor = Reactor.open();

    @Test
    void theMapHasExactlyTheArrowsOfThePoms() {
        assertThat(mapOfTheDocument()).isEqualTo(reactor.arrows());
    }

    @Test
    void everyModuleIsDescribed() {
        String document = reactor.document("docs/architecture.md");
        assertThat(reactor.folders().values())
                .allSatisfy(folder -> assertThat(document).contains("| `" + folder + "` |"));
    }

    @Test
    void arrowsNeverPointUpwards() {
        assertThat(reactor.arrows()).isNotEmpty().allSatisfy(arrow -> {
            String[] ends = arrow.split(" -> ", 2);
            assertThat(floor(ends[0])).as(arrow).isGreaterThanOrEqualTo(floor(ends[1]));
        });
    }

    @Test
    void coreRestsOnNothing() {
        assertThat(reactor.folders()).containsKey("mfa-core");
        assertThat(reactor.arrows()).noneMatch(arrow -> arrow.startsWith("mfa-core "));
    }

    private Set<String> mapOfTheDocument() {
        Matcher map = MAP.matcher(reactor.document("docs/architecture.md"));
        assertThat(map.find()).as("a block ```modules").isTrue();
        return map.group(1).lines().filter(line -> !line.isBlank()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Libraries stand on the ground, adapters on libraries, examples and benchmarks on both. */
    private int floor(String module) {
        String folder = reactor.folders().getOrDefault(module, module);
        if (folder.startsWith("examples/") || folder.equals("benchmarks")) {
            return 2;
        }
        return folder.startsWith("adapters/") ? 1 : 0;
    }
}
