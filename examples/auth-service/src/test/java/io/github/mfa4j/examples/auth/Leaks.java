package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.LeakScan;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that is secret in a run, with the one answer or mail that each may stand in. */
final class Leaks {

    private static final Pattern SESSION = Pattern.compile("^SESSION=([^;]+);");

    private final LeakScan scan = new LeakScan();
    private final Map<Object, Set<String>> own = new HashMap<>();

    /** One that stands in no answer and no mail. */
    String secret(String text) {
        return scan.secret(text);
    }

    /** One that stands nowhere, in whatever form. */
    void secretBytes(byte[] bytes) {
        scan.secretBytes(bytes);
    }

    /** One that this answer shows to whoever asked for it. */
    String shown(Answer answer, String path) {
        return allowed(answer, answer.text(path));
    }

    /** All that this page shows of the pattern's one group, as it stands there; at least one. */
    List<String> written(Answer page, Pattern pattern) {
        List<String> found = pattern.matcher(page.body())
                .results()
                .map(each -> each.group(1))
                .toList();
        assertThat(found).as(pattern.pattern()).isNotEmpty();
        found.forEach(secret -> allowed(page, secret));
        return found;
    }

    /** The session cookie that an answer sets, and the part of it without which the id opens nothing. False if there is none. */
    boolean cookie(Answer answer) {
        Matcher cookie = SESSION.matcher(answer.header("Set-Cookie"));
        if (!cookie.find()) {
            return false;
        }
        String content =
                new String(Base64.getDecoder().decode(allowed(answer, cookie.group(1))), StandardCharsets.US_ASCII);
        secret(content.substring(content.indexOf('.') + 1));
        return true;
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
