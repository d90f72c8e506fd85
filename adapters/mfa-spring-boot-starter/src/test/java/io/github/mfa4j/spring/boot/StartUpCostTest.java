package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The program that measures the start still starts what it says; how long that takes is not looked at. */
class StartUpCostTest {

    @Test
    void itStartsTheApplicationWithAndWithoutTheStarter() throws IOException, InterruptedException {
        assertThat(StartUpCost.measure(1).lines())
                .anyMatch(line -> line.matches("without the starter: median [0-9]+ of \\[[0-9]+]"))
                .anyMatch(line -> line.matches("with the starter:    median [0-9]+ of \\[[0-9]+]"))
                .anyMatch(line -> line.matches("difference -?[0-9]+, ratio [0-9.]+"));
    }
}
