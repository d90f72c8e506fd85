package io.github.mfa4j.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mailbox in ASCII: a dot-atom before the at sign (RFC 5321 section 4.1.2, without quoted strings), a host name behind it,
 * converted if it is an internationalized one. Nothing that passes can end a line or begin a second address.
 */
final class MailAddress {

    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 253;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private final String local;
    private final String domain;

    private MailAddress(String local, String domain) {
        this.local = local;
        this.domain = domain;
    }

    /** Reads an address; empty if it is not exactly one mailbox of this form. */
    static Optional<MailAddress> parse(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at > MAX_LOCAL || text.length() > MAX_LOCAL + 1 + MAX_DOMAIN) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return LOCAL.matcher(local).matches()
                ? domain(text.substring(at + 1)).map(domain -> new MailAddress(local, domain))
                : Optional.empty();
    }

    /** A host name in ASCII; empty if it is none. */
    static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            return Optional.of(ascii)
                    .filter(name ->
                            name.length() <= MAX_DOMAIN && DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String domain() {
        return domain;
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
