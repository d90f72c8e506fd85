package io.github.mfa4j.trials.crash;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import io.github.mfa4j.testkit.Race;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The main class of a JVM that is told in lines what to type, and types all of it at once at the word of {@code go}.
 * Arguments: the folder of the trial, the addresses of registers and vault, and its name.
 *
 * <p>It knows {@code challenge USER}, {@code verify TOKEN CODE}, {@code login USER CODE}, which is both with the app, and
 * {@code go}, which it answers with one line for each line before, in their order. Fields are separated by tabs.
 */
final class Racer {

    static final String VERIFIED = "VERIFIED";

    private final Node node;
    private final Race race = new Race();
    private final List<Callable<String>> tasks = new ArrayList<>();

    private Racer(Node node) {
        this.node = node;
    }

    /** Runs until its standard input ends. */
    public static void main(String[] arguments) throws Exception {
        SharedClock clock = TrialFolder.at(arguments[0]).clock();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Node node = Node.open(new Address(arguments[1], arguments[2]), clock, arguments[3])) {
            Racer racer = new Racer(node);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                racer.obey(line.split("\t", -1));
            }
            racer.race.close();
        }
    }

    private void obey(String[] words) throws Exception {
        switch (words[0]) {
            case "challenge" -> tasks.add(() -> challenge(words[1]));
            case "verify" -> tasks.add(() -> answer(mfa().verify(words[1], words[2])));
            case "login" -> tasks.add(() -> login(words[1], words[2]));
            case "go" -> {
                List<Callable<String>> told = List.copyOf(tasks);
                tasks.clear();
                race.run(told).forEach(System.out::println);
            }
            default -> throw new IllegalArgumentException("not understood: " + words[0]);
        }
    }

    private String login(String user, String code) {
        String token = challenge(user);
        return token.isEmpty() ? "NOT_STARTED" : answer(mfa().verify(token, code));
    }

    private String challenge(String user) {
        return node.opened(mfa().challenge(UserId.of(user), node.totp(), Purpose.LOGIN))
                .map(OpenChallenge::token)
                .orElse("");
    }

    private MultiFactor mfa() {
        return node.mfa();
    }

    private static String answer(Verification verdict) {
        if (verdict instanceof Verified) {
            return VERIFIED;
        }
        return verdict instanceof Refused refused ? refused.reason().name() : "BUSY";
    }
}
