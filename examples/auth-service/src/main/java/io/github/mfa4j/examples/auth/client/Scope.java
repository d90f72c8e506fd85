package io.github.mfa4j.examples.auth.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What takes more than being a client: each replaces a proof by the user. Who needs which is said in ClientSecurity. */
enum Scope {
    RENEW,
    DISABLE,
    ERASE,
    RELEASE;

    static final Set<Scope> ALL = Set.of(values());

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is stored and sent (RFC 6749 section 3.3): words with a space between. */
    static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
    }

    /** Empty if a word is none of these. */
    static Optional<Set<Scope>> read(String text) {
        Set<String> words = Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        Set<Scope> scopes =
                ALL.stream().filter(scope -> words.contains(scope.word())).collect(Collectors.toSet());
        return scopes.size() == words.size() ? Optional.of(scopes) : Optional.empty();
    }
}
