package io.github.mfa4j.spring.boot;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which of the properties may be secrets, in whatever way their names are written. */
final class SecretProperties {

    private static final Pattern NOT_TOLD_APART = Pattern.compile("[^a-z0-9]");
    private static final Pattern SECRET =
            Pattern.compile("mfakeys.*|mfatwilio(authtoken|apikeysecret)|springmailpassword");

    private SecretProperties() {}

    static boolean isSecret(String property) {
        String name = NOT_TOLD_APART.matcher(property.toLowerCase(Locale.ROOT)).replaceAll("");
        return SECRET.matcher(name).matches();
    }
}
