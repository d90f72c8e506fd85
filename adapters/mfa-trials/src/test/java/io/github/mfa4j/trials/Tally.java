package io.github.mfa4j.trials;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the calls to each dependency. */
final class Tally implements Watch {

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    @Override
    public void before(String operation) {
        calls.merge(operation, 1, Integer::sum);
    }

    int of(String operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** What was counted since the last time. */
    Map<String, Integer> take() {
        Map<String, Integer> counted = new TreeMap<>(calls);
        calls.clear();
        return counted;
    }
}
