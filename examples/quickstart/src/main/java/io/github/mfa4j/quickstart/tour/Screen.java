package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.Verification;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/** Where the tour is told: plain text of up to 80 columns, and now and then a QR code. */
final class Screen {

    private static final int WIDTH = 78;

    private final PrintStream out;
    private final InstantSource clock;

    Screen(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    void heading(String title) {
        out.println();
        out.println("── " + title + " " + "─".repeat(Math.max(2, WIDTH - 4 - title.length())));
        out.println();
    }

    void say(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.println(line);
    }

    /** As it is, without wrapping. */
    void show(String text) {
        out.println(text);
    }

    void timePasses(Duration skipped) {
        out.println("   … " + Words.of(skipped) + " later …");
    }

    void answer(Verification verdict) {
        out.println("   " + Words.of(verdict, clock.instant()));
    }

    void answer(ChallengeResult result) {
        out.println("   " + Words.of(result, clock.instant()));
    }

    void answer(String what, Verification verdict) {
        out.println("   " + what + "  " + Words.of(verdict, clock.instant()));
    }

    void box(String... lines) {
        out.println("   ┌" + "─".repeat(WIDTH - 8));
        for (String line : lines) {
            out.println("   │ " + line);
        }
        out.println("   └" + "─".repeat(WIDTH - 8));
    }
}
