package io.github.mfa4j.quickstart;

import static io.github.mfa4j.quickstart.CodeCommandTest.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad usage is exit code 2, nothing on standard output, and one line on standard error that says what is wrong. */
class WrongInputTest {

    private static final String URI = "otpauth://totp/alice?secret=" + SECRET;

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("code", "'--secret=B32'"),
                wrong("code --secret", "--secret"),
                wrong("code --secret=ABC!DEFG", "position 3"),
                wrong("code --secret=", "no Base32 characters"),
                wrong("code --secret=MFRGG", "allowed are 10 to 128"),
                wrong("code --secret=" + SECRET + "A", "no whole number of bytes"),
                wrong("code --secret=" + "A".repeat(600), "at most 512"),
                wrong("code --secret=" + SECRET + " --secret=" + SECRET, "only once"),
                wrong("code --secret=" + SECRET + " --at=yesterday", "2026-11-22T12:00:00Z"),
                wrong("code --secret=" + SECRET + " --at=2026-11-22", "seconds since 1970"),
                wrong("code --secret=" + SECRET + " --at=٥٩", "seconds since 1970"),
                wrong("code --secret=" + SECRET + " --at=999999999999999999999", "seconds since 1970"),
                wrong("code --secret=" + SECRET + " --algorithm=MD5", "SHA1, SHA256, SHA512"),
                wrong("code --secret=" + SECRET + " --digits=5", "digits is 5, allowed are 6 to 8"),
                wrong("code --secret=" + SECRET + " --digits=six", "whole number"),
                wrong("code --secret=" + SECRET + " --digits=+6", "whole number"),
                wrong("code --secret=" + SECRET + " --digits=٦", "whole number"),
                wrong("code --secret=" + SECRET + " --digits=99999999999", "whole number"),
                wrong("code --secret=" + SECRET + " --period=0", "period"),
                wrong("code --secret=" + SECRET + " --period=301", "PT5M"),
                wrong("code --secret=" + SECRET + " --hurry", "unknown option --hurry"),
                wrong("code --secret=" + SECRET + " now", "unexpected argument"),
                wrong("verify --secret=" + SECRET, "'--code=C'"),
                wrong("verify --secret=1 --code=123456", "position 0"),
                wrong("verify --secret=" + SECRET + " --code=123456 --past=11", "past is 11, allowed are 0 to 10"),
                wrong("verify --secret=" + SECRET + " --code=123456 --future=-1", "future is -1"),
                wrong("diagnose --secret=0 --code=123456", "position 0"),
                wrong("diagnose --secret=0 --code=12345", "position 0"),
                wrong("diagnose --secret=" + SECRET, "'--code=C'"),
                wrong("uri --issuer=I --secret=" + SECRET, "'--account=A'"),
                wrong("uri --issuer=I --account=a:b --secret=" + SECRET, "colon"),
                wrong("uri --issuer=I --account=a\u0007 --secret=" + SECRET, "account"),
                wrong("uri --issuer= --account=a --secret=" + SECRET, "issuer"),
                wrong("parse", "'URI'"),
                wrong("parse https://example.com/", "otpauth://"),
                wrong("parse otpauth://totp/alice", "secret is missing"),
                wrong("parse " + URI + "&digits=9", "digits"),
                wrong("parse " + URI + "&issuer=A%0AB", "issuer"),
                wrong("parse otpauth://totp/alice%1b[2J?secret=" + SECRET, "account"),
                wrong("parse " + URI + " " + URI, "unexpected argument"),
                wrong("qr hello", "otpauth://"),
                wrong("qr " + URI + " --png=/nonexistent/folder/code.png", "cannot write /nonexistent/folder/code.png"),
                wrong("qr " + URI + " --svg=/", "cannot write /"),
                wrong("qr " + URI + " --size=-5", "--png or --svg"),
                wrong("qr " + URI + " --png=folder/a --svg=folder/b", "mutually exclusive"),
                wrong("qr " + URI + " --png=/dev/null --size=10", "size is 10"),
                wrong("qr " + URI + " --png=/dev/null --size=5000", "4096"),
                wrong("qr " + URI + " --size=big", "whole number"),
                wrong("tuor", "unknown subcommand tuor"),
                wrong("--hurry", "unknown option --hurry"),
                wrong("tour --slowly", "unknown option --slowly"),
                wrong("tour now", "unexpected argument"));
    }

    private static Arguments wrong(String line, String message) {
        return Arguments.of(line, message);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void oneLineSaysWhatIsWrong(String line, String message) {
        assertBadUsage(Program.run(line.split(" ")), message);
    }

    @Test
    void whatWasTypedCannotStartASecondLineOrMoveTheCursor() {
        assertBadUsage(Program.run("--a\nb\r\u001b[2J\u2028c"), "unknown option --a?b??[2J?c");
        assertBadUsage(Program.run("x".repeat(100_000)), "unknown subcommand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"code %s", "code --secret=%s0", "code --secret=%s --sceret=%s", "parse otpauth://totp/?secret=%s"
            })
    void aSecretInTheWrongPlaceIsNotRepeated(String line) {
        Program run = Program.run(line.replace("%s", SECRET).split(" "));

        assertBadUsage(run, "");
        assertThat(run.err()).doesNotContain(SECRET.substring(0, 8));
    }

    @Test
    void aFileIsNeverReadForArguments() {
        assertBadUsage(Program.run("@/etc/hostname"), "unknown subcommand @/etc/hostname");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code", "verify", "diagnose", "uri", "parse", "qr", "tour"})
    void helpIsAYes(String command) {
        String[] args =
                Stream.of(command, "--help").filter(arg -> !arg.isEmpty()).toArray(String[]::new);
        Program run = Program.run(args);

        assertThat(run.exit()).as(Arrays.toString(args)).isEqualTo(Exit.YES);
        assertThat(run.out()).startsWith("Usage: quickstart");
        assertThat(run.err()).isEmpty();
    }

    private static void assertBadUsage(Program run, String message) {
        assertThat(run.err()).matches("quickstart[^\\p{Cntrl}\u2028]+\\R").contains(message);
        assertThat(run.err().length()).isLessThan(500);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.BAD_USAGE);
    }
}
