package io.github.mfa4j.examples.auth.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code compose.yaml}, which no engine reads here: its form, and that the service would start with what it says. */
class ComposeTest {

    private static final Path FOLDER = Path.of(System.getProperty("mfa4j.root")).resolve("examples/auth-service");
    /** What the name within the schema is relative to; nothing is fetched from there. */
    private static final String BASE = "https://compose-spec.example/compose_spec.json";

    private static final Pattern INTERPOLATED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]*}");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|PEPPER|KEYS?|CLIENTS|AUTH|TOKEN|_URL)");

    private final String text = read(FOLDER.resolve("compose.yaml"));
    private final JsonNode compose = new YAMLMapper().readTree(text);

    @TempDir
    private Path folder;

    @Test
    void followsTheSpecification() throws IOException {
        try (InputStream schema =
                Objects.requireNonNull(getClass().getResourceAsStream("/compose/compose-spec.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(SchemaLocation.of(BASE), schema, InputFormat.JSON)
                            .validate(text, InputFormat.YAML))
                    .isEmpty();
        }
        assertThat(compose.has("version")).as("obsolete").isFalse();
    }

    @Test
    void everyServiceIsOfAVersionAndSaysWhetherItIsWell() {
        compose.path("services").properties().forEach(service -> {
            JsonNode definition = service.getValue();
            if (definition.has("build")) {
                // The Dockerfile says both.
                assertThat(definition.path("build").asString()).isEqualTo(".");
            } else {
                assertThat(definition.path("image").asString()).matches(".+:v?[0-9]+\\.[0-9]+.*");
                assertThat(definition.at("/healthcheck/test").isArray())
                        .as(service.getKey())
                        .isTrue();
            }
        });
        assertThat(compose.at("/services/node/deploy/replicas").asInt()).isEqualTo(2);
    }

    @Test
    void everyVariableOfANodeIsOneThatTheServiceReads() {
        assertThat(environment("node").keySet())
                .isSubsetOf(Stream.concat(
                                Stream.of("SPRING_PROFILES_ACTIVE"),
                                Stream.of(Variable.values()).map(Enum::name))
                        .toList());
    }

    @Test
    void noSecretIsWrittenInIt() {
        compose.path("services")
                .propertyNames()
                .forEach(service -> environment(service).forEach((name, value) -> {
                    if (SECRET.matcher(name).matches() && !value.matches("(https:/)?/.*")) {
                        assertThat(value).as(name).containsPattern(INTERPOLATED);
                    }
                }));
    }

    /** With secrets made as it is described, and in production. */
    @Test
    void theServiceTakesWhatItSays() throws Exception {
        assumeTrue(run("openssl", "version") == 0, "openssl makes the secrets");
        Path script = Files.createDirectory(folder.resolve("deploy")).resolve("new-secrets");
        Files.copy(FOLDER.resolve("deploy/new-secrets"), script, StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(run(script.toString())).isZero();
        Map<String, String> secrets = variables(folder.resolve(".env"));

        Map<Variable, String> values = new TreeMap<>();
        environment("node").forEach((name, value) -> {
            if (!name.startsWith("SPRING_")) {
                values.put(Variable.valueOf(name), interpolated(value, secrets));
            }
        });
        values.put(Variable.SMTP_CA, folder.resolve("deploy/secret/mail.crt").toString());
        values.put(Variable.BIND_ADDRESS, "0.0.0.0");
        Reading reading = new Reading(values::get, true);
        SettingsPostProcessor.read(reading);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.properties()).containsEntry("spring.datasource.username", "auth");
        String before = read(folder.resolve(".env"));
        assertThat(run(script.toString())).as("again").isZero();
        assertThat(folder.resolve(".env")).hasContent(before);
        Files.writeString(folder.resolve(".env"), "PORT=8080\n");
        assertThat(run(script.toString())).as("beside what it has not made").isEqualTo(1);
        assertThat(folder.resolve(".env")).hasContent("PORT=8080");
    }

    private Map<String, String> environment(String service) {
        return compose.at("/services/" + service + "/environment").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asString()));
    }

    private static String interpolated(String value, Map<String, String> secrets) {
        return INTERPOLATED
                .matcher(value)
                .replaceAll(name -> Matcher.quoteReplacement(Objects.requireNonNull(secrets.get(name.group(1)))));
    }

    private static Map<String, String> variables(Path file) {
        Map<String, String> variables = new HashMap<>();
        for (String line : List.of(read(file).split("\n", -1))) {
            if (!line.isEmpty()) {
                variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        return variables;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
