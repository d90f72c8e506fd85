package io.github.mfa4j;

/**
 * What a code is asked for. A code given for one purpose proves nothing for another.
 *
 * <p>Purposes come in two kinds. After a first factor (a checked password) failures count against the user's factor and
 * lock it. <em>Anonymous</em> purposes may be started by anybody who knows a name, so they must not be a weapon: they
 * have their own bounds, cannot lock the user's factor, and their results say nothing that tells a known user from an
 * unknown one.
 *
 * @param name 1 to 32 characters: an upper-case ASCII letter, then letters, digits and underscores
 * @param anonymous whether no first factor was passed before
 * @param provesAddress whether the challenge names an address that need not be the user's yet, and proves it
 */
public record Purpose(String name, boolean anonymous, boolean provesAddress) {

    /** The second step of a login. */
    public static final Purpose LOGIN = afterFirstFactor("LOGIN");

    /** A fresh proof before a sensitive operation. */
    public static final Purpose STEP_UP = afterFirstFactor("STEP_UP");

    /** A proof over another factor by a user who cannot use the usual one. */
    public static final Purpose LOST_DEVICE = afterFirstFactor("LOST_DEVICE");

    /** Started by anybody: a new password for a forgotten one. */
    public static final Purpose PASSWORD_RESET = anonymous("PASSWORD_RESET");

    /**
     * Started by anybody: proof that a mail address can be read; the challenge names the address.
     *
     * <p>It proves the address and not the user: whoever names a user and reads the address passes. Attach the address only
     * to the user who is signed in, or who has just registered with it.
     */
    public static final Purpose EMAIL_VERIFICATION = new Purpose("EMAIL_VERIFICATION", true, true);

    /**
     * Checks the name.
     *
     * @param name 1 to 32 characters: an upper-case ASCII letter, then letters, digits and underscores
     * @param anonymous whether no first factor was passed before
     * @param provesAddress whether the challenge names an address that need not be the user's yet, and proves it
     * @throws IllegalArgumentException if the name has another form
     */
    public Purpose {
        Name.check("purpose", name, 'A', '_');
    }

    /**
     * An application's own purpose for users who have passed a first factor.
     *
     * @param name the name
     * @return the purpose
     */
    public static Purpose afterFirstFactor(String name) {
        return new Purpose(name, false, false);
    }

    /**
     * An application's own purpose that anybody may start.
     *
     * @param name the name
     * @return the purpose
     */
    public static Purpose anonymous(String name) {
        return new Purpose(name, true, false);
    }

    /**
     * Tells whether a proof given for this purpose may change the user's factors. A login proof may not: a phished login
     * code must not be able to switch the factor off (ASVS 7.5.1).
     *
     * @return true for {@link #STEP_UP} and {@link #LOST_DEVICE}
     */
    public boolean mayChangeFactors() {
        return equals(STEP_UP) || equals(LOST_DEVICE);
    }
}
