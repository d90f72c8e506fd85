package io.github.mfa4j.trials.crash;

import io.github.mfa4j.trials.crash.Guess.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest challenge of every user and factor, for all visitors of a JVM: they answer each other's, too. Thread-safe. */
final class Desk {

    private final Map<Subject, OpenChallenge> newest = new ConcurrentHashMap<>();

    void put(Subject subject, OpenChallenge challenge) {
        newest.put(subject, challenge);
    }

    Optional<OpenChallenge> newest(Subject subject) {
        return Optional.ofNullable(newest.get(subject));
    }
}
