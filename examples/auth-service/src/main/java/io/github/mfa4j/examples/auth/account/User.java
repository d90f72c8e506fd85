package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.UserId;
import java.time.Instant;
import java.util.Locale;

/**
 * A user. Prints no address and no hash.
 *
 * @param id never changes and is never given to somebody else
 * @param email the address, in lower case
 * @param passwordHash what the password is compared with
 * @param passwordSince when it became the password, in whole milliseconds as in the tokens of challenges
 * @param resetByMail whether a code by mail has replaced the password, and no factor but mail was passed since
 * @param firstName the given name
 * @param lastName the family name
 * @param locale the language of mails
 * @param role what the user may do
 * @param active whether the user may log in
 * @param emailConfirmed whether a code sent to the address came back
 * @param createdAt when the user registered
 */
public record User(
        String id,
        EmailAddress email,
        String passwordHash,
        Instant passwordSince,
        boolean resetByMail,
        String firstName,
        String lastName,
        Locale locale,
        Role role,
        boolean active,
        boolean emailConfirmed,
        Instant createdAt) {

    /**
     * The user as the library knows it. The tenant keeps the users of this service apart from those of client applications.
     *
     * @return the identifier
     */
    public UserId mfaId() {
        return mfaId(id);
    }

    /**
     * The user with an id, as the library knows it.
     *
     * @param id the id
     * @return the identifier
     */
    public static UserId mfaId(String id) {
        return UserId.of(id);
    }

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
