package io.github.mfa4j.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tour on its own, and with a person who types. */
class TourTest {

    private static final String ENTER = "\n";
    private static final int PROMPTS =
            countPrompts(Program.typing(ENTER.repeat(100), "tour").out());
    private static final String THE_END = "That was the tour.";
    private static final String LEFT = "You left the tour. Come back any time.";

    @Test
    void onItsOwnItNarratesEachStep() {
        Program run = Program.run("tour", "--auto");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsSubsequence(
                        "1 of 6  Enrol and confirm",
                        "█",
                        "Type this key into the app",
                        "✓ CONFIRMED",
                        "2 of 6  The second step",
                        "✓ Verified: user alice, factor totp, for LOGIN",
                        "3 of 6  Wrong codes up to the lock",
                        "WRONG_CODE",
                        "WRONG_CODE",
                        "WRONG_CODE",
                        "WRONG_CODE",
                        "WRONG_CODE",
                        "next try in 30 seconds",
                        "✗ Refused: LOCKED",
                        "✗ Not now: LOCKED - again in 30 seconds",
                        "30 seconds later",
                        "✓ Verified",
                        "4 of 6  Replay refused",
                        "✓ Verified",
                        "✗ Refused: REPLAYED",
                        "5 of 6  A mailed code",
                        "To: alice@example.com",
                        "a***@e***.com",
                        "✗ Not now: RESEND_INTERVAL",
                        "✓ Verified: user alice, factor mail",
                        "✗ Refused: CHALLENGE_VOID",
                        "6 of 6  A recovery code, and renewal",
                        "✓ Verified: user alice, factor recovery, for LOST_DEVICE",
                        "✗ Refused: WRONG_CODE",
                        "9 codes are left",
                        "█",
                        "✓ CONFIRMED",
                        "✗ Refused: WRONG_CODE",
                        "✓ Verified: user alice, factor totp",
                        THE_END);
    }

    @Test
    void noLineOfItsTextIsWiderThanATerminal() {
        assertThat(Program.run("tour", "--auto")
                        .out()
                        .replaceAll("\u001b\\[[0-9;]*m", "")
                        .lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void theTourIsWhatStartsWithoutACommand() {
        assertThat(Program.typing("").out()).startsWith("Welcome to mfa4j.").contains(LEFT);
    }

    @Test
    void whoOnlyPressesEnterSeesAllOfIt() {
        Program run = Program.typing(ENTER.repeat(PROMPTS), "tour");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).contains("the clock skips every wait", THE_END).doesNotContain("EXPIRED");
    }

    static IntStream promptNumbers() {
        return IntStream.range(0, PROMPTS);
    }

    @ParameterizedTest
    @MethodSource("promptNumbers")
    void everyPromptCanBeLeft(int prompt) {
        assertLeft(Program.typing(ENTER.repeat(prompt) + "q\n", "tour"), prompt);
    }

    @ParameterizedTest
    @MethodSource("promptNumbers")
    void theInputCanEndAtEveryPrompt(int prompt) {
        assertLeft(Program.typing(ENTER.repeat(prompt), "tour"), prompt);
    }

    @ParameterizedTest
    @ValueSource(strings = {" Q \n", "quit\n", "exit\n", "q\r\n", "no end of line"})
    void thereAreOtherWaysToLeave(String typed) {
        assertLeft(Program.typing(typed, "tour"), 0);
    }

    private static void assertLeft(Program run, int prompt) {
        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).contains(LEFT).doesNotContain(THE_END);
        assertThat(countPrompts(run.out())).isEqualTo(prompt + 1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aPhoneOfOnesOwnIsAsGoodAsTheOneBuiltIn() {
        Program run = ScriptedVisitor.tour(TourTest::withAPhoneOfOnesOwn);

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out())
                .contains("Wait until your phone shows its next code", THE_END)
                .doesNotContain("built-in phone answers", " later …", "typed for you");
        assertThat(run.out().split("✗ Refused: REPLAYED", -1))
                .as("Mallory's replay alone")
                .hasSize(2);
    }

    private static String withAPhoneOfOnesOwn(ScriptedVisitor visitor) {
        visitor.pass(Duration.ofSeconds(30));
        if (visitor.isAsked("First code from the app") || visitor.isAsked("Code from the app")) {
            return visitor.codeOnPhone();
        }
        if (visitor.isAsked("Code from the mail")) {
            return visitor.read("([0-9]{6}) is your code");
        }
        return visitor.isAsked("One of the recovery codes") ? visitor.read("((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})") : "";
    }

    @Test
    void aWrongCodeIsRefusedAndAskedForAgain() {
        Program run = ScriptedVisitor.tour(visitor -> {
            if (visitor.isAsked("First code") && visitor.timesShown("WRONG_CODE") == 0) {
                return visitor.wrongCode();
            }
            if (visitor.isAsked("Code from the app") && visitor.timesShown("MALFORMED") == 0) {
                return "not a code, d'accord? é";
            }
            return "";
        });

        assertThat(run.out())
                .containsSubsequence("✗ WRONG_CODE", "✓ CONFIRMED", "✗ Refused: MALFORMED", "✓ Verified", THE_END);
    }

    @Test
    void fiveWrongFirstCodesBeginANewEnrolment() {
        Program run = ScriptedVisitor.tour(visitor ->
                visitor.isAsked("First code") && visitor.timesShown("ENDED") == 0 ? visitor.wrongCode() : "");

        assertThat(run.out())
                .containsSubsequence("✗ ENDED", "Here is a new one", "Type this key", "✓ CONFIRMED", THE_END);
    }

    @Test
    void whoLocksThemselvesOutWaits() {
        Program run = ScriptedVisitor.tour(visitor -> {
            if (visitor.isAsked("First code")) {
                return visitor.codeOnPhone();
            }
            if (visitor.isAsked("Wait ")) {
                visitor.pass(Duration.ofSeconds(20));
                return "";
            }
            boolean guessing = visitor.isAsked("Code from the app") && visitor.timesShown("Not now") == 0;
            return guessing ? visitor.wrongCode() : visitor.prompt().startsWith("Next") ? "" : "q";
        });

        assertThat(run.out())
                .containsSubsequence(
                        "Not now: LOCKED - again in 30 seconds",
                        "Wait 30 seconds. [Enter: go on",
                        "Not now: LOCKED - again in 10 seconds",
                        "Wait 10 seconds. [Enter: go on",
                        "Code from the app",
                        LEFT);
    }

    @Test
    void whoNeverStopsGuessingIsReleasedByTheHelpDesk() {
        Program run = ScriptedVisitor.tour(visitor -> {
            if (visitor.isAsked("Wait ")) {
                visitor.pass(Duration.ofHours(1));
            }
            if (visitor.isAsked("First code") && visitor.timesShown("CONFIRMED") == 0) {
                return visitor.codeOnPhone();
            }
            boolean guessing = visitor.isAsked("Code from the app") && visitor.timesShown("SUSPENDED") == 0;
            return guessing ? visitor.wrongCode() : "";
        });

        assertThat(run.out())
                .containsSubsequence(
                        "Unavailable: SUSPENDED", "Call the help desk", "releases you", "✓ Verified", THE_END);
    }

    @Test
    void whoUsesUpTheRecoveryCodesGetsNewOnes() {
        // Five wrong codes end each renewal, and each renewal takes a recovery code.
        Program run = ScriptedVisitor.tour(visitor -> {
            if (visitor.isAsked("One of the recovery codes")) {
                return "";
            }
            boolean renewing = visitor.isAsked("First code") && visitor.timesShown("6 of 6") > 0;
            return renewing && visitor.timesShown("The sheet is used up") == 0
                    ? visitor.wrongCode()
                    : withAPhoneOfOnesOwn(visitor);
        });

        assertThat(run.out())
                .containsSubsequence("0 codes are left", "The sheet is used up", "9 codes are left", THE_END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "x"})
    void aLineWithoutAnEndIsNotReadForEver(String character) {
        Program run = Program.typing(character.repeat(1 << 20), "tour");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).contains(LEFT);
    }

    private static int countPrompts(String out) {
        return out.split(" q: leave\\] > ", -1).length - 1;
    }
}
