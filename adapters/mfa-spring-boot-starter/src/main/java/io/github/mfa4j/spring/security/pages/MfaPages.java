package io.github.mfa4j.spring.security.pages;

import java.util.Locale;

/**
 * Renders the pages of the second step. Define a bean of this type to replace those of the library. Thread-safe.
 *
 * <p>Each method returns a whole HTML document, to be sent as UTF-8 with {@code Cache-Control: no-store}: the pages hold tokens, and
 * two of them secrets. Everything in a view is plain text from outside and must be escaped.
 */
public interface MfaPages {

    /** The field in which the verification and the enrolment page post what the user typed. */
    String CODE_FIELD = "code";

    /** The field in which the verification page posts the id of the factor to switch to. */
    String FACTOR_FIELD = "factor";

    /**
     * The page that asks for a code.
     *
     * @param view what it shows
     * @param locale the user's language; any
     * @return the HTML document
     */
    String verification(VerificationView view, Locale locale);

    /**
     * The page that sets up an authenticator app.
     *
     * @param view what it shows
     * @param locale the user's language; any
     * @return the HTML document, as secret as the key on it
     */
    String enrolment(EnrolmentView view, Locale locale);

    /**
     * The page that shows new recovery codes, once.
     *
     * @param view what it shows
     * @param locale the user's language; any
     * @return the HTML document, as secret as the codes on it
     */
    String recoveryCodes(RecoveryCodesView view, Locale locale);

    /**
     * The page that offers to make recovery codes.
     *
     * @param view what it shows
     * @param locale the user's language; any
     * @return the HTML document
     */
    String recoveryOffer(RecoveryOfferView view, Locale locale);

    /**
     * The {@code Content-Security-Policy} of the pages. Unless overridden, nothing but their own style, script and pictures is loaded,
     * and nothing inline runs: strict enough that a name that escaped the escaping could still do nothing (OWASP ASVS 3.4.3). A page
     * that sends the user on to another origin after the code has to name it under {@code form-action}.
     *
     * @return the value of the header
     */
    default String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'";
    }
}
