package io.github.mfa4j.spi;

import java.util.regex.Pattern;

/**
 * A way to reach a user.
 *
 * @param name 1 to 32 characters: a lower-case ASCII letter, then letters, digits and dashes
 */
public record Channel(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Electronic mail. */
    public static final Channel MAIL = new Channel("mail");

    /** Text messages to a phone number. */
    public static final Channel SMS = new Channel("sms");

    /**
     * Checks the name.
     *
     * @param name 1 to 32 characters: a lower-case ASCII letter, then letters, digits and dashes
     * @throws IllegalArgumentException if the name has another form
     */
    public Channel {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("channel is \"" + name + "\", allowed is " + FORM);
        }
    }
}
