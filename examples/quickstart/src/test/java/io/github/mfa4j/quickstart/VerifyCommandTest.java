package io.github.mfa4j.quickstart;

import static io.github.mfa4j.quickstart.CodeCommandTest.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

    /** The code of the seconds 30 to 59, which are step 1. */
    private static final String CODE = "287082";

    @ParameterizedTest
    @CsvSource({"0", "30", "59", "89"})
    void printsTheMatchedStep(String at) {
        assertThat(verify(CODE, "--at", at)).isEqualTo(new Program(Exit.YES, "1\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"90, 1, 1", "60, 0, 1", "29, 1, 0"})
    void aCodeOutsideTheWindowIsNo(String at, String past, String future) {
        assertThat(verify(CODE, "--at", at, "--past", past, "--future", future))
                .isEqualTo(new Program(Exit.NO, "no match\n", ""));
    }

    @Test
    void theWindowReachesAsFarAsAsked() {
        assertThat(verify(CODE, "--at", "359", "--past", "10").out()).isEqualTo("1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"287083", "28708", "2870821", "", "٢٨٧٠٨٢", "abcdef", "+28708"})
    void aWrongCodeIsNoAndNeverBadUsage(String code) {
        assertThat(verify(code, "--at", "59")).isEqualTo(new Program(Exit.NO, "no match\n", ""));
    }

    @Test
    void aCodeMayBeTypedInGroups() {
        assertThat(verify("287 082", "--at", "59").exit()).isEqualTo(Exit.YES);
    }

    private static Program verify(String code, String... more) {
        List<String> args = new ArrayList<>(List.of("verify", "--secret", SECRET, "--code", code));
        args.addAll(List.of(more));
        return Program.run(args.toArray(String[]::new));
    }
}
