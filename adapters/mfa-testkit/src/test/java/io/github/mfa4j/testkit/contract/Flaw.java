package io.github.mfa4j.testkit.contract;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/**
 * A mistake that an adapter could make.
 *
 * @param name what is wrong
 * @param maker makes the flawed thing out of what it works on
 * @param caughtBy methods of the contract that must fail
 * @param <W> what it works on
 * @param <T> what is flawed
 */
record Flaw<W, T>(String name, Function<W, T> maker, Set<String> caughtBy) {

    static <W, T> Flaw<W, T> of(String name, Function<W, T> maker, String... caughtBy) {
        return new Flaw<>(name, maker, Set.of(caughtBy));
    }

    static <W, T> Flaw<W, T> named(String name, Collection<Flaw<W, T>> flaws) {
        return flaws.stream()
                .filter(flaw -> flaw.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
