package io.github.mfa4j.factor;

/**
 * The whole mutable state of one user's factor, as one immutable value.
 *
 * @param <S> the factor's own part
 * @param guard what every factor counts
 * @param section what only this kind of factor knows
 */
public record Register<S>(Guard guard, S section) {

    /**
     * The same section under another guard.
     *
     * @param next the guard
     * @return the register
     */
    public Register<S> with(Guard next) {
        return new Register<>(next, section);
    }

    /**
     * The same guard over another section.
     *
     * @param next the section
     * @return the register
     */
    public Register<S> withSection(S next) {
        return new Register<>(guard, next);
    }
}
