package io.github.mfa4j.mail;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for each setting of a sender, told in one sentence when they are broken. */
final class Settings {

    private static final int MAX_NAME = 64;
    private static final Duration MIN_WAIT = Duration.ofMillis(10);
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final Duration MAX_OVERALL = Duration.ofMinutes(5);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Settings() {}

    static <V> V given(String setting, @Nullable V value) {
        if (value == null) {
            throw new IllegalArgumentException(setting + " is missing from the sender");
        }
        return value;
    }

    static String host(String host) {
        return IPV6.matcher(host).matches()
                ? host
                : MailAddress.domain(host)
                        .orElseThrow(() -> refused("host", "\"" + host + "\"", "a host name or an IP address"));
    }

    static int port(@Nullable Integer port, SmtpSecurity security) {
        if (port == null) {
            return switch (security) {
                case STARTTLS -> 587;
                case TLS -> 465;
                case NONE -> 25;
            };
        }
        if (port < 1 || port > 65_535) {
            throw refused("port", port.toString(), "1 to 65535");
        }
        return port;
    }

    static Timeouts timeouts(Timeouts timeouts) {
        wait("connectTimeout", timeouts.connect(), MAX_WAIT);
        wait("readTimeout", timeouts.read(), MAX_WAIT);
        wait("writeTimeout", timeouts.write(), MAX_WAIT);
        wait("overallTimeout", timeouts.overall(), MAX_OVERALL);
        return timeouts;
    }

    private static void wait(String setting, Duration limit, Duration max) {
        if (limit.compareTo(MIN_WAIT) < 0 || limit.compareTo(max) > 0) {
            throw refused(setting, limit.toString(), MIN_WAIT + " to " + max);
        }
    }

    static @Nullable String user(@Nullable String user, SmtpSecurity security) {
        if (user == null) {
            return null;
        }
        if (security == SmtpSecurity.NONE) {
            throw refused("security", "NONE", "STARTTLS or TLS, because credentials would be sent in clear");
        }
        if (user.isEmpty() || user.chars().anyMatch(Character::isISOControl)) {
            throw refused("user name", "\"" + VisibleText.line(user, MAX_NAME) + "\"", "one line that is not empty");
        }
        return user;
    }

    static MailAddress mailbox(String setting, String address) {
        return MailAddress.parse(address)
                .orElseThrow(() -> refused(setting, "\"" + address + "\"", "one mailbox such as name@example.com"));
    }

    static String name(String setting, String name) {
        if (name.isEmpty() || !VisibleText.line(name, MAX_NAME).equals(name) || VisibleText.looksLikeACode(name)) {
            throw refused(
                    setting,
                    "\"" + VisibleText.line(name, 2 * MAX_NAME) + "\"",
                    "1 to " + MAX_NAME + " characters in one line, without six digits in a row");
        }
        return name;
    }

    private static IllegalArgumentException refused(String setting, String value, String allowed) {
        return new IllegalArgumentException(
                setting + " is " + VisibleText.line(value, 4 * MAX_NAME) + ", allowed is " + allowed);
    }
}
