package io.github.mfa4j.factor;

import org.jspecify.annotations.Nullable;

/**
 * What to write and what to answer once it is written.
 *
 * @param <T> the value of the register
 * @param <R> the answer
 * @param next the value to commit, null to leave the register as it is
 * @param answer revealed only after the commit
 */
public record Decision<T, R>(@Nullable T next, R answer) {

    /**
     * Commits a value, then answers.
     *
     * @param <T> the value of the register
     * @param <R> the answer
     * @param next the value
     * @param answer the answer
     * @return the decision
     */
    public static <T, R> Decision<T, R> commit(T next, R answer) {
        return new Decision<>(next, answer);
    }

    /**
     * Answers without a write.
     *
     * @param <T> the value of the register
     * @param <R> the answer
     * @param answer the answer
     * @return the decision
     */
    public static <T, R> Decision<T, R> keep(R answer) {
        return new Decision<>(null, answer);
    }
}
