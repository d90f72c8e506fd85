package io.github.mfa4j.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A person at the terminal with a phone of their own: reads the screen, takes the secret from it as a camera would, and
 * types what the script says to each prompt. Time is real for them: it passes while they wait.
 */
final class ScriptedVisitor extends InputStream {

    private static final Pattern KEY = Pattern.compile("Type this key into the app: ([A-Z2-7 ]+)");
    private static final Totp TOTP = Totp.of(TotpParameters.DEFAULT);

    /** More than any script needs; a tour that asks on and on fails instead of running for ever. */
    private static final int MAX_ANSWERS = 500;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Function<ScriptedVisitor, String> script;
    private int answers;
    private Instant now = Program.NOW;
    private InputStream line = new ByteArrayInputStream(new byte[0]);

    private ScriptedVisitor(Function<ScriptedVisitor, String> script) {
        this.script = script;
    }

    /** Goes on the tour; the script answers each prompt, without the line feed. */
    static Program tour(Function<ScriptedVisitor, String> script) {
        ScriptedVisitor visitor = new ScriptedVisitor(script);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Folder folder = new Folder()) {
            int exit = Quickstart.run(
                    () -> visitor.now,
                    visitor,
                    new PrintStream(visitor.screen, true, UTF_8),
                    new PrintStream(err, true, UTF_8),
                    folder::path,
                    "tour");
            return new Program(exit, visitor.screen.toString(UTF_8), err.toString(UTF_8));
        }
    }

    /** The prompt that waits for an answer. */
    String prompt() {
        String text = screen.toString(UTF_8);
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    boolean isAsked(String question) {
        return prompt().startsWith(question);
    }

    int timesShown(String text) {
        return screen.toString(UTF_8).split(Pattern.quote(text), -1).length - 1;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** What the visitor's own phone shows for the QR code it scanned last. */
    String codeOnPhone() {
        return TOTP.generate(scanned(), now);
    }

    String wrongCode() {
        return IntStream.range(100_000, 1_000_000)
                .mapToObj(Integer::toString)
                .filter(guess ->
                        TOTP.verify(scanned(), guess, now, new StepWindow(5, 5)).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** The last text on the screen that matches, such as a code in a mail. */
    String read(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(screen.toString(UTF_8));
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }

    private OtpSecret scanned() {
        return OtpSecret.ofBase32(read(KEY.pattern()).strip());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** Line by line, so that the reader never asks before it has prompted. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (line.available() == 0) {
            assertThat(++answers).as("answers, at: %s", prompt()).isLessThan(MAX_ANSWERS);
            byte[] typed = (script.apply(this) + "\n").getBytes(UTF_8);
            screen.writeBytes(typed); // as a terminal echoes it
            line = new ByteArrayInputStream(typed);
        }
        return line.read(buffer, offset, length);
    }

    /** Nothing beyond the line, so that the reader does not ask for the next one too early. */
    @Override
    public int available() throws IOException {
        return line.available();
    }
}
