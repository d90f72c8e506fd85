package io.github.mfa4j.qr;

import static io.github.mfa4j.qr.OtpAuthUriException.within;

import io.github.mfa4j.qr.OtpAuthUriException.Part;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes an untrusted text apart. The text is split first and unescaped after, so that no escape moves a boundary. */
final class OtpAuthUriParser {
    static final String SCHEME = "otpauth://";

    private static final int MAX_DECIMAL_LENGTH = 19;

    private final String label;
    private final QueryParameters query;
    private final Function<String, OtpSecret> secrets;

    private OtpAuthUriParser(String label, QueryParameters query, Function<String, OtpSecret> secrets) {
        this.label = label;
        this.query = query;
        this.secrets = secrets;
    }

    static OtpAuthUri parse(String text, Function<String, OtpSecret> secrets) {
        checkCharacters(text);
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new OtpAuthUriException(Part.SCHEME, "scheme is not " + SCHEME);
        }
        int question = text.indexOf('?');
        int end = question < 0 ? text.length() : question;
        int slash = text.indexOf('/', SCHEME.length());
        int typeEnd = slash < 0 || slash > end ? end : slash;
        String type = text.substring(SCHEME.length(), typeEnd).toLowerCase(Locale.ROOT);
        if (!type.equals(TotpUri.TYPE) && !type.equals(HotpUri.TYPE)) {
            throw new OtpAuthUriException(Part.TYPE, "type is neither totp nor hotp");
        }
        String path = text.substring(typeEnd, end);
        if (path.lastIndexOf('/') != 0) {
            throw new OtpAuthUriException(Part.LABEL, "label is not one path segment");
        }
        String label = within(Part.LABEL, () -> PercentEncoding.decode(path.substring(1)));
        QueryParameters query = QueryParameters.parse(question < 0 ? "" : text.substring(question + 1));
        OtpAuthUriParser parser = new OtpAuthUriParser(label, query, secrets);
        return type.equals(TotpUri.TYPE) ? parser.totp() : parser.hotp();
    }

    private static void checkCharacters(String text) {
        if (text.length() > OtpAuthUri.MAX_LENGTH) {
            throw new OtpAuthUriException(
                    Part.TEXT, "text of " + text.length() + " characters, allowed are up to " + OtpAuthUri.MAX_LENGTH);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '#') {
                throw new OtpAuthUriException(
                        Part.TEXT, "character at position " + i + " is a fragment, or must be percent-encoded");
            }
        }
    }

    private TotpUri totp() {
        String account = account();
        String issuer = issuer();
        TotpParameters coded =
                within(Part.DIGITS, () -> new TotpParameters(algorithm(), digits(), TotpUri.DEFAULT_PERIOD));
        TotpParameters parameters = within(Part.PERIOD, () -> coded.withPeriod(period()));
        return new TotpUri(issuer, account, secret(), parameters);
    }

    private HotpUri hotp() {
        String account = account();
        String issuer = issuer();
        OtpAlgorithm algorithm = algorithm();
        int digits = within(Part.DIGITS, () -> HotpUri.checkedDigits(digits()));
        long counter = within(Part.COUNTER, () -> decimal("counter", required("counter")));
        return new HotpUri(issuer, account, secret(), algorithm, digits, counter);
    }

    private String account() {
        String account = withoutOuterSpaces(label.substring(label.indexOf(':') + 1));
        return within(Part.ACCOUNT, () -> OtpAuthUri.checkedName("account", account, OtpAuthUri.MAX_ACCOUNT_LENGTH));
    }

    private @Nullable String issuer() {
        String prefix = withoutOuterSpaces(label.substring(0, Math.max(0, label.indexOf(':'))));
        String parameter = withoutOuterSpaces(query.getOrDefault("issuer", ""));
        if (!prefix.isEmpty() && !parameter.isEmpty() && !prefix.equals(parameter)) {
            throw new OtpAuthUriException(Part.ISSUER, "issuer differs between label and parameter");
        }
        String issuer = prefix.isEmpty() ? parameter : prefix;
        return issuer.isEmpty()
                ? null
                : within(Part.ISSUER, () -> OtpAuthUri.checkedName("issuer", issuer, OtpAuthUri.MAX_ISSUER_LENGTH));
    }

    private OtpAlgorithm algorithm() {
        // Lower case, because no other character becomes one of these letters in it; in upper case some do.
        String name = query.getOrDefault("algorithm", OtpAuthUri.DEFAULT_ALGORITHM.name())
                .toLowerCase(Locale.ROOT)
                .replace("-", "");
        return switch (name.startsWith("hmac") ? name.substring(4) : name) {
            case "sha1" -> OtpAlgorithm.SHA1;
            case "sha256" -> OtpAlgorithm.SHA256;
            case "sha512" -> OtpAlgorithm.SHA512;
            default -> throw new OtpAuthUriException(Part.ALGORITHM, "algorithm is none of SHA1, SHA256, SHA512");
        };
    }

    private int digits() {
        String text = query.getOrDefault("digits", Integer.toString(OtpAuthUri.DEFAULT_DIGITS));
        return (int) Math.min(Integer.MAX_VALUE, decimal("digits", text));
    }

    private Duration period() {
        String text = query.getOrDefault("period", Long.toString(TotpUri.DEFAULT_PERIOD.toSeconds()));
        return Duration.ofSeconds(decimal("period", text));
    }

    /** Read last, so that no other error leaves a secret behind that nobody destroys. */
    private OtpSecret secret() {
        return within(Part.SECRET, () -> secrets.apply(required("secret")));
    }

    private String required(String name) {
        String value = query.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** A number in ASCII digits; neither a sign nor digits of another script, which {@code parseLong} would take. */
    private static long decimal(String name, String text) {
        boolean digitsOnly = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digitsOnly || text.isEmpty() || text.length() > MAX_DECIMAL_LENGTH) {
            throw new IllegalArgumentException(name + " is not a number of 1 to " + MAX_DECIMAL_LENGTH + " digits");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is larger than " + Long.MAX_VALUE, e);
        }
    }

    /** The format allows spaces before the account name; some systems write them elsewhere, too. */
    private static String withoutOuterSpaces(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && name.charAt(start) == ' ') {
            start++;
        }
        while (start < end && name.charAt(end - 1) == ' ') {
            end--;
        }
        return name.substring(start, end);
    }
}
