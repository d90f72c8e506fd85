package io.github.mfa4j.examples.auth;

import io.github.mfa4j.testkit.LeakScan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All that is secret in a run, with the one answer or mail that each may stand in. */
final class Leaks {

    private final LeakScan scan = new LeakScan();
    private final Map<Object, Set<String>> own = new HashMap<>();

    /** One that stands in no answer and no mail. */
    String secret(String text) {
        return scan.secret(text);
    }

    /** One that this answer shows to whoever asked for it. */
    String shown(Answer answer, String path) {
        return allowed(answer, answer.text(path));
    }

    /** The code in the newest mail. */
    String mailed(Mailbox mailbox) {
        return allowed(mailbox.newestRaw(), mailbox.code());
    }

    /** The code in a text message. */
    String texted(String message) {
        return allowed(message, message.strip().substring(message.strip().lastIndexOf('\n') + 1));
    }

    private String allowed(Object place, String secret) {
        own.computeIfAbsent(place, any -> new HashSet<>()).add(secret);
        return scan.secret(secret);
    }

    void requireNoneIn(Answer answer) {
        scan.requireNoneIn("an answer", without(answer, answer.whole()));
    }

    void requireNoneInMail(String mail) {
        scan.requireNoneIn("a mail", without(mail, mail));
    }

    void requireNoneIn(String where, String text) {
        scan.requireNoneIn(where, text);
    }

    private String without(Object place, String text) {
        String rest = text;
        for (String secret : own.getOrDefault(place, Set.of())) {
            rest = rest.replace(secret, "");
        }
        return rest;
    }
}
