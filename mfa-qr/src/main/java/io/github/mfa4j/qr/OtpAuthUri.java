package io.github.mfa4j.qr;

import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URI that hands a secret to an authenticator app, usually as a {@link QrCode}. There is no RFC for it; apps follow
 * the <a href="https://github.com/google/google-authenticator/wiki/Key-Uri-Format">Key URI format</a> of Google
 * Authenticator.
 *
 * <p>The issuer is written both before the account and as a parameter, as the format recommends, so that an account of
 * two services stays apart. Names are UTF-8, percent-encoded by RFC 3986: a space is {@code %20}, because apps show a
 * {@code +} as it is. Algorithm, digits and period are written only where they differ from the format's defaults (SHA1,
 * 6, 30): the code gets smaller, and no app needs them.
 *
 * <p>The URI is as secret as the secret: {@link #toUri()} is for the QR code, {@code toString} shows nothing. It refers
 * to the given {@link OtpSecret} and does not copy it; once that is destroyed, {@code toUri} throws
 * {@link IllegalStateException}. Apart from that immutable, and safe for use by many threads.
 */
public abstract sealed class OtpAuthUri permits TotpUri, HotpUri {
    /** The longest text that is parsed, in characters. No URI built here is longer. */
    public static final int MAX_LENGTH = 4096;
    /** The longest issuer, in characters (UTF-16). */
    public static final int MAX_ISSUER_LENGTH = 64;
    /** The longest account name, in characters (UTF-16): that of a mail address (RFC 5321 section 4.5.3.1). */
    public static final int MAX_ACCOUNT_LENGTH = 254;

    static final OtpAlgorithm DEFAULT_ALGORITHM = OtpAlgorithm.SHA1;
    static final int DEFAULT_DIGITS = 6;

    private final @Nullable String issuer;
    private final String account;
    private final OtpSecret secret;

    OtpAuthUri(@Nullable String issuer, String account, OtpSecret secret) {
        this.issuer = issuer == null ? null : checkedName("issuer", issuer, MAX_ISSUER_LENGTH);
        this.account = checkedName("account", account, MAX_ACCOUNT_LENGTH);
        this.secret = secret;
    }

    /**
     * The URI of a time-based secret.
     *
     * @param issuer the name of the service, 1 to {@value #MAX_ISSUER_LENGTH} characters
     * @param account the name of the user's account, 1 to {@value #MAX_ACCOUNT_LENGTH} characters
     * @param secret the shared secret
     * @param parameters algorithm, digits and period
     * @return the URI
     * @throws IllegalArgumentException if a name is empty, too long, begins or ends with a space, or contains a colon, a
     *     control character, a directional override or an unpaired surrogate
     */
    public static TotpUri totp(String issuer, String account, OtpSecret secret, TotpParameters parameters) {
        return new TotpUri(issuer, account, secret, parameters);
    }

    /**
     * The URI of a pending enrolment, to be shown once as a QR code.
     *
     * @param issuer the name of the service, 1 to {@value #MAX_ISSUER_LENGTH} characters
     * @param pending what {@link io.github.mfa4j.totp.TotpFactor#enroll} gave
     * @return the URI
     * @throws IllegalArgumentException if the issuer or the account name is not as {@link #totp(String, String, OtpSecret,
     *     TotpParameters)} demands
     */
    public static TotpUri totp(String issuer, EnrolmentResult.Pending pending) {
        return totp(issuer, pending.accountName(), pending.secret(), pending.parameters());
    }

    /**
     * The URI of a counter-based secret.
     *
     * @param issuer the name of the service, 1 to {@value #MAX_ISSUER_LENGTH} characters
     * @param account the name of the user's account, 1 to {@value #MAX_ACCOUNT_LENGTH} characters
     * @param secret the shared secret
     * @param digits the length of a code, 6 to 10; apps know 6 and 8
     * @param counter the counter of the next code, 0 or more
     * @return the URI, with the algorithm SHA1 that RFC 4226 defines
     * @throws IllegalArgumentException if the digits or the counter are out of range; and for the names as in
     *     {@link #totp(String, String, OtpSecret, TotpParameters)}
     */
    public static HotpUri hotp(String issuer, String account, OtpSecret secret, int digits, long counter) {
        return new HotpUri(issuer, account, secret, DEFAULT_ALGORITHM, digits, counter);
    }

    /**
     * Reads the text of a QR code that another system made.
     *
     * <p>Accepted is what authenticator apps export: any case of scheme, type, parameter names and algorithm (also
     * {@code HmacSHA1} and {@code SHA-1}), Base32 in lower case or with padding, the issuer as prefix or parameter or
     * both or not at all, {@code %3A} as separator, missing algorithm, digits and period, and parameters that are not
     * known here, which are ignored. Everything else is refused: parts that are missing, given twice, out of range, badly
     * escaped or not UTF-8; an issuer prefix that contradicts the parameter; a fragment.
     *
     * @param text the text, at most {@value #MAX_LENGTH} characters
     * @return the URI, a {@link TotpUri} or a {@link HotpUri}; the caller destroys its secret after use
     * @throws OtpAuthUriException if the text is not such a URI, or its secret is shorter than 128 bits
     */
    public static OtpAuthUri parse(String text) {
        return OtpAuthUriParser.parse(text, OtpSecret::ofBase32);
    }

    /**
     * As {@link #parse}, for secrets that another system issued shorter than RFC 4226 allows, down to 80 bits. Renew
     * them when their owner next logs in.
     *
     * @param text the text, at most {@value #MAX_LENGTH} characters
     * @return the URI, a {@link TotpUri} or a {@link HotpUri}; the caller destroys its secret after use
     * @throws OtpAuthUriException if the text is not such a URI
     */
    public static OtpAuthUri parseLegacy(String text) {
        return OtpAuthUriParser.parse(text, OtpSecret::ofLegacyBase32);
    }

    /**
     * What the code depends on.
     *
     * @return {@code totp} or {@code hotp}
     */
    public abstract String type();

    /**
     * The name of the service.
     *
     * @return the issuer; empty only for a parsed URI without one
     */
    public Optional<String> issuer() {
        return Optional.ofNullable(issuer);
    }

    /**
     * The name of the user's account.
     *
     * @return the account
     */
    public String account() {
        return account;
    }

    /**
     * The shared secret.
     *
     * @return the same object on each call, which the owner of this URI may destroy
     */
    public OtpSecret secret() {
        return secret;
    }

    /**
     * The hash function of the codes.
     *
     * @return the algorithm
     */
    public abstract OtpAlgorithm algorithm();

    /**
     * The length of a code.
     *
     * @return the number of digits
     */
    public abstract int digits();

    /**
     * The URI as text, for {@link QrCode#of(String)} or as a link on the phone itself.
     *
     * @return the URI in ASCII, as secret as the secret
     * @throws IllegalStateException if the secret was destroyed
     */
    public String toUri() {
        StringBuilder uri = new StringBuilder(256)
                .append(OtpAuthUriParser.SCHEME)
                .append(type())
                .append('/');
        String encodedIssuer = issuer == null ? null : PercentEncoding.encode(issuer);
        if (encodedIssuer != null) {
            uri.append(encodedIssuer).append(':');
        }
        uri.append(PercentEncoding.encode(account));
        uri.append("?secret=").append(secret.toBase32());
        if (encodedIssuer != null) {
            uri.append("&issuer=").append(encodedIssuer);
        }
        if (algorithm() != DEFAULT_ALGORITHM) {
            uri.append("&algorithm=").append(algorithm().name());
        }
        if (digits() != DEFAULT_DIGITS) {
            uri.append("&digits=").append(digits());
        }
        appendMovingFactor(uri);
        return uri.toString();
    }

    /** Appends the parameter that only this type has. */
    abstract void appendMovingFactor(StringBuilder uri);

    /** Says what this is, never what it holds. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[hidden]";
    }

    static String checkedName(String name, String text, int maxLength) {
        PlainText.check(name, text, maxLength);
        if (text.indexOf(':') >= 0) {
            throw new IllegalArgumentException(name + " contains a colon, which separates issuer and account");
        }
        if (text.startsWith(" ") || text.endsWith(" ")) {
            throw new IllegalArgumentException(name + " begins or ends with a space, which readers drop");
        }
        return text;
    }
}
