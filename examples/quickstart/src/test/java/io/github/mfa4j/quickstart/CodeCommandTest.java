package io.github.mfa4j.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeCommandTest {

    /** "12345678901234567890", the secret of the tables in RFC 4226 and RFC 6238. */
    static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final String SECRET_256 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA";
    private static final String SECRET_512 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA";

    /** RFC 6238 appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, SHA1, 94287082",
        "1970-01-01T00:00:59Z, SHA1, 94287082",
        "59, SHA256, 46119246",
        "59, SHA512, 90693936",
        "2005-03-18T01:58:29Z, SHA1, 07081804",
        "20000000000, SHA1, 65353130",
        "20000000000, SHA256, 77737706",
        "20000000000, SHA512, 47863826",
    })
    void printsTheCodesOfTheRfc(String at, String algorithm, String code) {
        String secret = switch (algorithm) {
            case "SHA256" -> SECRET_256;
            case "SHA512" -> SECRET_512;
            default -> SECRET;
        };

        Program run = Program.run("code", "--secret", secret, "--at", at, "--algorithm", algorithm, "--digits", "8");

        assertThat(run).isEqualTo(new Program(Exit.YES, code + "\n", ""));
    }

    @Test
    void theDefaultsAreThoseOfAuthenticatorAppsAndNow() {
        Program run = Program.run("code", "--secret", SECRET);

        assertThat(run.out()).matches("[0-9]{6}\n");
        assertThat(run)
                .isEqualTo(Program.run(
                        "code",
                        "--secret=" + SECRET,
                        "--at=" + Program.NOW,
                        "--algorithm=SHA1",
                        "--digits=6",
                        "--period=30"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
                "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            })
    void secretsAreReadAsPeopleTypeThem(String secret) {
        assertThat(Program.run("code", "--secret", secret, "--at", "59", "--digits", "8")
                        .out())
                .isEqualTo("94287082\n");
    }

    @Test
    void secretsOf80BitsAreRead() {
        assertThat(Program.run("code", "--secret", "GEZDGNBVGY3TQOJQ").exit()).isEqualTo(Exit.YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1969-12-31T23:59:59Z", "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z"})
    void everyInstantHasACode(String at) {
        Program run = Program.run("code", "--secret", SECRET, "--at=" + at);

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).matches("[0-9]{6}\n");
    }
}
