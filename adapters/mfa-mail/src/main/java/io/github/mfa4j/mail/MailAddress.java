package io.github.mfa4j.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One mailbox in ASCII: a dot-atom before the at sign (RFC 5321 section 4.1.2, without quoted strings), a host name behind it,
 * converted if it is an internationalized one that every version of IDNA reads alike. Nothing that passes can end a line or
 * begin a second address.
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

    /** A host name in ASCII; empty if it is none, or if it would become the name of another domain. */
    static Optional<String> domain(String text) {
        try {
            String ascii =
                    Arrays.stream(text.split("\\.", -1)).map(MailAddress::label).collect(Collectors.joining("."));
            return Optional.of(ascii)
                    .filter(name ->
                            name.length() <= MAX_DOMAIN && DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The JDK knows the rules of 2003 (RFC 3490), which drop joiners and turn a sharp s into two s: that is another domain
     * than the one that those of 2008 name (RFC 5894 section 7.2), and it may be another owner's. Only what both read alike
     * passes; whoever means the other gives its form in ASCII.
     */
    private static String label(String label) {
        String ascii = IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
        String read = Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (!ascii.equals(label) && !IDN.toUnicode(ascii).equals(read)) {
            throw new IllegalArgumentException("not the same domain under IDNA 2003 and 2008");
        }
        return ascii;
    }

    String domain() {
        return domain;
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
