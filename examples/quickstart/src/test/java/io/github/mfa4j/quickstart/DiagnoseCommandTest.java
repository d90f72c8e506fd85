package io.github.mfa4j.quickstart;

import static io.github.mfa4j.quickstart.CodeCommandTest.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnoseCommandTest {

    private static final String LATER = Program.NOW.plusSeconds(300).toString();

    @Test
    void aRightCodeIsExplained() {
        Program run = Program.run("diagnose", "--secret", SECRET, "--code", code());

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).startsWith("The code is right for this secret at this time.");
    }

    @Test
    void aClockThatIsBehindIsFound() {
        Program run = Program.run("diagnose", "--secret", SECRET, "--code", code(), "--at", LATER);

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).contains("clock is 5 minutes behind");
    }

    @Test
    void anotherAlgorithmIsFound() {
        Program run = Program.run("diagnose", "--secret", SECRET, "--code", code("--algorithm", "SHA256"));

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).contains("SHA256 instead of SHA1");
    }

    @Test
    void anotherEncodingIsFoundThoughTheSecretIsNoBase32() {
        // The secret of the RFC in hexadecimal, which holds digits that Base32 lacks.
        String hex = "3132333435363738393031323334353637383930";

        Program run = Program.run("diagnose", "--secret", hex, "--code", code());

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).contains("hexadecimal");
    }

    @Test
    void whatNothingExplainsIsNo() {
        Program run = Program.run("diagnose", "--secret", SECRET, "--code", "00000000", "--at", "59");

        assertThat(run.exit()).isEqualTo(Exit.NO);
        assertThat(run.out()).startsWith("Nothing explains this code");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsNoCodeIsNo() {
        Program run = Program.run("diagnose", "--secret", SECRET, "--code", "12345");

        assertThat(run.exit()).isEqualTo(Exit.NO);
        assertThat(run.out()).startsWith("This is not a code");
    }

    private static String code(String... more) {
        String[] args = new String[3 + more.length];
        args[0] = "code";
        args[1] = "--secret";
        args[2] = SECRET;
        System.arraycopy(more, 0, args, 3, more.length);
        return Program.run(args).out().strip();
    }
}
