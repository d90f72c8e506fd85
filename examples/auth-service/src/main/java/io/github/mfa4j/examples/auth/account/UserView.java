package io.github.mfa4j.examples.auth.account;

/**
 * What a user is told of the own account after logging in. Prints no address.
 *
 * @param id the id
 * @param email the address
 * @param firstName the given name
 * @param lastName the family name
 */
public record UserView(String id, String email, String firstName, String lastName) {

    /**
     * Shows a user.
     *
     * @param user the user
     * @return what may be told
     */
    public static UserView of(User user) {
        return new UserView(user.id(), user.email().value(), user.firstName(), user.lastName());
    }

    @Override
    public String toString() {
        return "UserView[" + id + "]";
    }
}
