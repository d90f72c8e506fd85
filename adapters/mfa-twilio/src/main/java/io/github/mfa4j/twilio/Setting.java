package io.github.mfa4j.twilio;

import io.github.mfa4j.SecretText;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which settings are allowed. Each is refused in one sentence that says what is. */
final class Setting {

    private static final Pattern SECRET = Pattern.compile("[!-~]{16,128}");

    /** An alphanumeric sender id: https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id. */
    private static final Pattern SENDER_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");

    /** A number of a few digits that is rented in one country, and sends to it. */
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");

    /** Labels as in RFC 1123 section 2.1, in the lower case in which browsers compare hosts. */
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern LIKE_A_CODE = Pattern.compile("[0-9]{6}");
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);

    private Setting() {}

    static void requireOne(String name, @Nullable Object one, String otherName, @Nullable Object other) {
        if (one == null && other == null) {
            throw new IllegalArgumentException(
                    "neither " + name + " nor " + otherName + " is set, allowed is one of them");
        }
        if (one != null && other != null) {
            throw new IllegalArgumentException(
                    "both " + name + " and " + otherName + " are set, allowed is one of them");
        }
    }

    /** Does not tell the value, because in the wrong place it may be the secret that belongs next to it. */
    static String sid(String name, @Nullable String value, String prefix) {
        String sid = set(name, value);
        if (!sid.matches(prefix + "[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException(name + " has " + sid.length() + " characters and is no SID, allowed is "
                    + prefix + " and 32 hexadecimal digits");
        }
        return sid;
    }

    static String secret(String name, @Nullable SecretText value) {
        String secret = set(name, value).reveal();
        if (!SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException(name + " has " + secret.length()
                    + " characters, allowed are 16 to 128 of printable ASCII without spaces");
        }
        return secret;
    }

    static String from(String value) {
        if (!TwilioSmsSender.E164.matcher(value).matches()
                && !SHORT_CODE.matcher(value).matches()
                && !SENDER_ID.matcher(value).matches()) {
            throw refused(
                    "from",
                    value,
                    "a number as +34600000000, a short code of 3 to 8 digits, or a name of 1 to 11 ASCII letters, digits,"
                            + " spaces and + - _ & with at least one letter");
        }
        return value;
    }

    static String product(@Nullable String value) {
        String name = set("productName", value);
        for (int i = 0; i < name.length(); i++) {
            if (!Gsm7.isPrintable(name.charAt(i))) {
                throw refused(
                        "productName",
                        name,
                        "characters of the GSM 7-bit alphabet, which lacks the "
                                + Character.getName(name.codePointAt(i)));
            }
        }
        int septets = Gsm7.septets(name);
        if (septets < 1 || septets > Texts.MAX_PRODUCT_SEPTETS || !name.equals(name.strip())) {
            throw refused(
                    "productName",
                    name,
                    "1 to " + Texts.MAX_PRODUCT_SEPTETS + " septets without spaces at the ends, and it has " + septets);
        }
        if (LIKE_A_CODE.matcher(name).find()) {
            throw refused("productName", name, "up to five digits in a row, because six look like a code");
        }
        return name;
    }

    static String host(String value) {
        if (value.length() > Texts.MAX_HOST || !HOST.matcher(value).matches()) {
            throw refused(
                    "host",
                    value,
                    "a host name as login.example.com, in lower-case ASCII and without a port, of up to "
                            + Texts.MAX_HOST + " characters");
        }
        return value;
    }

    static Duration timeout(String name, Duration value, Duration max) {
        if (value.compareTo(MIN_TIMEOUT) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + MIN_TIMEOUT + " to " + max);
        }
        return value;
    }

    static <T> T set(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    private static IllegalArgumentException refused(String name, String value, String allowed) {
        String shown = value.length() > 64 ? value.substring(0, 64) + "..." : value;
        return new IllegalArgumentException(name + " is \"" + shown + "\", allowed are " + allowed);
    }
}
