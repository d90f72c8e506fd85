package io.github.mfa4j.examples.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's walk, done as it is written: by bash and curl, against the process that is started as it says. */
class WalkIT {

    private static final Path README = Path.of(
            requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the pom sets"),
            "examples/auth-service/README.md");

    /** Commands, and what they answer where that is shown. */
    private static final Pattern STEP = Pattern.compile("```sh\n(.*?)```\n(?:```json\n(.*?)```\n)?", Pattern.DOTALL);

    private record Step(String commands, @Nullable String answer) {}

    @TempDir
    private Path folder;

    @Test
    void everyCommandOfTheReadmeAnswersWhatItShows() throws Exception {
        int found = new ProcessBuilder("sh", "-c", "command -v bash && command -v curl")
                .start()
                .waitFor();
        assumeTrue(found == 0, "bash or curl is not installed (Debian packages bash, curl)");
        assertThat(Files.readString(README)).contains("\njava -jar examples/auth-service/target/auth-service.jar\n");
        try (Node node = Node.startIn(folder, Map.of())) {
            List<Step> steps = steps(node.origin());
            assertThat(steps).hasSizeGreaterThan(10);
            run(steps);
            for (int i = 0; i < steps.size(); i++) {
                String shown = steps.get(i).answer();
                String answered = Files.readString(folder.resolve(i + ".out"));
                if (shown == null) {
                    assertThat(answered).isEmpty();
                } else {
                    JsonMapper json = JsonMapper.shared();
                    requireSame(steps.get(i).commands(), json.readTree(shown), json.readTree(answered));
                }
            }
        }
    }

    private static List<Step> steps(String origin) throws IOException {
        String readme = Files.readString(README);
        Matcher found = STEP.matcher(
                readme.substring(readme.indexOf("## A walk with curl")).replace("http://127.0.0.1:8080", origin));
        List<Step> steps = new ArrayList<>();
        while (found.find()) {
            steps.add(new Step(found.group(1), found.group(2)));
        }
        return steps;
    }

    /** One shell for all of them, which ends at the first that fails. */
    private void run(List<Step> steps) throws Exception {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        for (int i = 0; i < steps.size(); i++) {
            script.append("{\n")
                    .append(steps.get(i).commands())
                    .append("} > ")
                    .append(i)
                    .append(".out\n");
        }
        Path said = folder.resolve("bash.err");
        int exit = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectError(said.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(said)).isZero();
    }

    /** The same members, and the same values, of which an ellipsis leaves out what differs each time. */
    private static void requireSame(String where, JsonNode shown, JsonNode answered) {
        assertThat(answered.getNodeType()).as(where).isEqualTo(shown.getNodeType());
        if (shown.isObject()) {
            assertThat(answered.propertyNames()).as(where).containsExactlyInAnyOrderElementsOf(shown.propertyNames());
            shown.properties()
                    .forEach(member -> requireSame(
                            where + member.getKey(), member.getValue(), requireNonNull(answered.get(member.getKey()))));
        } else if (shown.isString()) {
            String form = Pattern.compile("…")
                    .splitAsStream(shown.asString() + "\n")
                    .map(part -> Pattern.quote(part.replace("\n", "")))
                    .collect(Collectors.joining("[^\"\\s]+"));
            assertThat(answered.asString()).as(where).matches(form);
        } else {
            assertThat(answered).as(where).isEqualTo(shown);
        }
    }
}
