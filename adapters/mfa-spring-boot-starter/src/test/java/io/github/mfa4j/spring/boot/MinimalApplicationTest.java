package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
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
        String needed = FreshJvm.classPath(NEEDED);
        assertThat(needed).doesNotContain("jdbc", "jedis", "actuator", "spring-security", "flyway", "Hikari");

        FreshJvm.Run run = FreshJvm.run(needed, MinimalApplication.class);
        String output = run.output();

        assertThat(run.exit()).as(output).isZero();
        assertThat(output.lines()).as(output).contains("Verified");
        assertThat(output.lines().filter(line -> line.contains(" WARN ")))
                .as(output)
                .singleElement()
                .asString()
                .contains("second factors are kept in the memory of this process, sealed with a key of its own");
    }
}
