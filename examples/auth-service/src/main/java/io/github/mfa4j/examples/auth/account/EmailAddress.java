package io.github.mfa4j.examples.auth.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address as it is compared and stored: one mailbox in lower case, without display name, quotes or comments.
 *
 * @param value the address, at most 254 characters (RFC 5321 section 4.5.3.1.3, less the brackets)
 */
public record EmailAddress(String value) {

    private static final int MAX = 254;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,31}"
                    + "@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){0,31}");

    /**
     * Reads what a person typed.
     *
     * @param text the text, in any case, perhaps with spaces around it
     * @return the address, empty if it is not one
     */
    public static Optional<EmailAddress> of(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        return address.length() <= MAX
                        && address.indexOf('@') <= 64
                        && FORM.matcher(address).matches()
                ? Optional.of(new EmailAddress(address))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
