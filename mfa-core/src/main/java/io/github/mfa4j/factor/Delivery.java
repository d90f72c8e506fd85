package io.github.mfa4j.factor;

/**
 * The effect that follows a committed challenge.
 *
 * @param <S> the factor's section
 */
public interface Delivery<S> {

    /**
     * Delivers.
     *
     * @throws RuntimeException whatever the sender threw
     */
    void send();

    /**
     * Gives back what a certainly failed delivery should not cost.
     *
     * @param section the section as it is now
     * @return the section to commit
     */
    S afterCertainFailure(S section);
}
