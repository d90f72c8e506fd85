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
}
