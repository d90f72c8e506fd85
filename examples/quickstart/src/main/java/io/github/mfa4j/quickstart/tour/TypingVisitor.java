package io.github.mfa4j.quickstart.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A person at a terminal. An empty line lets the tour answer; {@code q} and the end of input leave it. */
final class TypingVisitor implements Visitor {

    private static final int MAX_LINE = 1000;

    private final BufferedReader in;
    private final PrintStream out;

    TypingVisitor(InputStream in, PrintStream out) {
        // A decoder of its own reports what is not UTF-8; a charset's name alone would replace it silently.
        this.in = new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder()));
        this.out = out;
    }

    @Override
    public String answer(String question, Supplier<String> builtIn) {
        String typed = prompt(question + " [Enter: answer for me, q: leave]");
        if (!typed.isEmpty()) {
            return typed;
        }
        String answer = builtIn.get();
        out.println("   typed for you: " + answer);
        return answer;
    }

    @Override
    public void goOn(String question) {
        prompt(question + " [Enter: go on, q: leave]");
    }

    private String prompt(String text) {
        out.print(text + " > ");
        out.flush();
        String line = read();
        if (line == null) {
            out.println();
            throw new VisitorLeft();
        }
        String typed = line.strip();
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "q", "quit", "exit" -> throw new VisitorLeft();
            default -> typed;
        };
    }

    /**
     * The next line, or null at the end. What is not UTF-8, or a line without an end, was typed by nobody and ends it, too:
     * a process started with a closed standard input may find one of its own files there.
     */
    private @Nullable String read() {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0 || line.length() == MAX_LINE) {
                    return null;
                }
                line.append((char) c);
            }
            return line.toString();
        } catch (IOException e) {
            return null;
        }
    }
}
