package io.github.mfa4j.mail;

import io.github.mfa4j.SecretText;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
    private static final Pattern IPV4_LOOPBACK =
            Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

    private Settings() {}

    static <V> V given(String setting, @Nullable V value) {
        if (value == null) {
            throw new IllegalArgumentException(setting + " is missing from the sender");
        }
        return value;
    }

    static String host(String host) {
        return ipv6(host) != null
                ? host
                : MailAddress.domain(host)
                        .orElseThrow(() -> refused("host", "\"" + host + "\"", "a host name or an IP address"));
    }

    /** The address that a literal names, without asking any resolver; null if it is none. */
    private static @Nullable InetAddress ipv6(String host) {
        try {
            // In brackets nothing but a literal is read (RFC 2732).
            return IPV6.matcher(host).matches() ? InetAddress.getByName("[" + host + "]") : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    static SmtpSecurity security(SmtpSecurity security, String host) {
        InetAddress ipv6 = ipv6(host);
        boolean here = ipv6 != null
                ? ipv6.isLoopbackAddress()
                : host.equalsIgnoreCase("localhost")
                        || IPV4_LOOPBACK.matcher(host).matches();
        if (security == SmtpSecurity.NONE && !here) {
            throw refused(
                    "security",
                    "NONE for " + host,
                    "STARTTLS or TLS, or NONE for localhost or a loopback address; use STARTTLS or TLS");
        }
        return security;
    }

    static @Nullable SecretText password(@Nullable SecretText password) {
        if (password != null && password.reveal().isEmpty()) {
            throw refused("password", "empty", "one that is not empty; leave credentials out if the server needs none");
        }
        return password;
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
        MailAddress mailbox = MailAddress.parse(address)
                .orElseThrow(() -> refused(setting, "\"" + address + "\"", "one mailbox such as name@example.com"));
        // It stands in the headers of notices, which hold nothing like a code.
        if (VisibleText.looksLikeACode(mailbox.toString())) {
            throw refused(setting, "\"" + mailbox + "\"", "one mailbox without six digits in a row");
        }
        return mailbox;
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
