package io.github.mfa4j.factor;

/**
 * The effect that follows a committed challenge.
 *
 * @param <S> the factor's section
 */
public interface Delivery<S> {

    /**
     * Nothing to deliver.
     *
     * @param <S> the factor's section
     * @return a delivery that does nothing
     */
    static <S> Delivery<S> none() {
        return new Delivery<>() {
            @Override
            public boolean send() {
                return false;
            }

            @Override
            public S afterCertainFailure(S section) {
                return section;
            }
        };
    }

    /**
     * Delivers.
     *
     * @return whether anything was sent
     * @throws RuntimeException whatever the sender threw
     */
    boolean send();

    /**
     * Gives back what a certainly failed delivery should not cost.
     *
     * @param section the section as it is now
     * @return the section to commit
     */
    S afterCertainFailure(S section);
}
