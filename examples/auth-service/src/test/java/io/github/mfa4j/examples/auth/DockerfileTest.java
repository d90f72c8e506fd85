package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code Dockerfile}, which no engine reads here, by the main rules of hadolint, whose numbers the tests name: hadolint is a
 * program that this build cannot fetch. And its check of health, which is run.
 */
class DockerfileTest {

    private static final Path FOLDER = Path.of(System.getProperty("mfa4j.root")).resolve("examples/auth-service");

    private final List<Instruction> instructions = read();

    private record Instruction(String name, String rest) {}

    @Test
    void DL3006_DL3007_everyImageIsOfAVersion() {
        Set<String> stages = new HashSet<>();
        for (Instruction from : all("FROM")) {
            String[] words = from.rest().split(" ", -1);
            if (!stages.contains(words[0])) {
                assertThat(words[0]).matches("[a-z/.-]+:[0-9]+\\.[0-9]+.*").doesNotContain("latest");
            }
            if (words.length == 3) {
                stages.add(words[2]);
            }
        }
        assertThat(stages).isNotEmpty();
    }

    @Test
    void DL3002_runsAsNobodyInParticular() {
        assertThat(all("USER")).last().extracting(Instruction::rest).asString().matches("[1-9][0-9]+:[1-9][0-9]+");
        assertThat(instructions.indexOf(all("USER").get(0)))
                .isGreaterThan(instructions.indexOf(all("FROM").get(all("FROM").size() - 1)));
    }

    @Test
    void DL3025_DL4003_DL4004_oneCommandWithoutAShell() {
        assertThat(all("CMD")).isEmpty();
        assertThat(all("ENTRYPOINT"))
                .singleElement()
                .satisfies(
                        one -> assertThat(words(one.rest())).startsWith("java").endsWith("-jar", "auth-service.jar"));
        assertThat(all("HEALTHCHECK")).hasSize(1);
        assertThat(all("RUN")).allSatisfy(run -> assertThat(words(run.rest())).isNotEmpty());
    }

    @Test
    void DL3000_DL3003_foldersAreAbsolute() {
        assertThat(all("WORKDIR"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.rest()).startsWith("/"));
        assertThat(all("RUN")).allSatisfy(each -> assertThat(each.rest()).doesNotContain("\"cd\"", "sudo"));
    }

    @Test
    void DL3020_DL3022_DL4000_filesAreCopiedFromHereOrAStage() {
        assertThat(all("ADD")).isEmpty();
        assertThat(all("MAINTAINER")).isEmpty();
        assertThat(all("COPY"))
                .allSatisfy(each -> assertThat(each.rest())
                        .matches("(--from=jar /jar/extracted/|target/|deploy/)[a-z./-]+ [a-z./-]+"));
    }

    @Test
    void itsCheckOfHealthTellsWellFromNot() throws Exception {
        assertThat(all("HEALTHCHECK").get(0).rest()).endsWith("CMD [\"/app/healthy\"]");
        String port;
        try (Service service = Service.start("--MANAGEMENT_PORT=0")) {
            port = service.property("local.management.port");
            assertThat(exitOfCheck(port)).isZero();
            service.refuseTraffic();
            assertThat(exitOfCheck(port)).isEqualTo(1);
        }
        assertThat(exitOfCheck(port)).isEqualTo(1);
    }

    private static int exitOfCheck(String port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        FOLDER.resolve("deploy/healthy").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MANAGEMENT_PORT", port);
        return builder.start().waitFor();
    }

    private List<Instruction> all(String name) {
        return instructions.stream().filter(each -> each.name().equals(name)).toList();
    }

    /** The form in which nothing is left to a shell. */
    private static List<String> words(String json) {
        return Stream.of(JsonMapper.shared().readValue(json, String[].class)).toList();
    }

    private static List<Instruction> read() {
        Path file = FOLDER.resolve("Dockerfile");
        List<Instruction> instructions = new ArrayList<>();
        try {
            String text = Files.readString(file).replaceAll("(?m)^#.*\n", "").replaceAll(" *\\\\\n *", " ");
            for (String line : text.split("\n+", -1)) {
                if (!line.isEmpty()) {
                    String[] halves = line.split(" ", 2);
                    instructions.add(new Instruction(halves[0], halves[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return instructions;
    }
}
