package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program that measures the start still starts what it says; how long that takes is not looked at. */
class StartUpCostTest {

    @Test
    void itStartsTheApplicationWithAndWithoutTheStarter() throws IOException, InterruptedException {
        List<String> lines = StartUpCost.measure(1).lines().toList();
        assertThat(lines).hasSize(8);
        for (int report = 0; report < lines.size(); report += 4) {
            assertThat(lines.get(report)).contains("milliseconds from the start of the JVM");
            assertThat(lines.get(report + 1)).matches("without the starter: median [0-9]+ of \\[[0-9]+]");
            assertThat(lines.get(report + 2)).matches("with the starter:    median [0-9]+ of \\[[0-9]+]");
            assertThat(lines.get(report + 3)).matches("difference -?[0-9]+, ratio [0-9.]+");
        }
        assertThat(lines.get(0)).startsWith("StartUpApplication: ");
        assertThat(lines.get(4)).startsWith("StartUpWebApplication: ");
    }
}
