package io.github.mfa4j.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With nothing optional on the class path the starter loads nothing that is not there, and works. */
class MinimalApplicationTest {

    /** What the pom does not call optional, and a logger. */
    private static final Pattern NEEDED = Pattern.compile(".*/(mfa-(core|totp|codes|qr|spring-boot-starter)/target/.*"
            + "|(mfa-(core|totp|codes|qr)|core|jmustache|commons-codec|bcprov|slf4j-api|jspecify|spring-(core|context|beans|aop|expression)"
            + "|spring-boot|spring-boot-autoconfigure|commons-logging|micrometer-(observation|commons)|logback-(classic|core))"
            + "-[0-9][^/]*[.]jar)");

    @Test
    void itStartsWarnsOnceAndVerifies() throws IOException, InterruptedException {
        List<String> all =
                Arrays.asList(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                        .split(File.pathSeparator, -1));
        String needed = all.stream()
                .filter(entry -> NEEDED.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(needed).doesNotContain("jdbc", "jedis", "actuator", "spring-security", "flyway", "Hikari");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-cp",
                        needed,
                        MinimalApplication.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).as(output).contains("Verified");
        assertThat(output.lines().filter(line -> line.contains(" WARN ")))
                .as(output)
                .singleElement()
                .asString()
                .contains("second factors are kept in the memory of this process, sealed with a key of its own");
    }
}
