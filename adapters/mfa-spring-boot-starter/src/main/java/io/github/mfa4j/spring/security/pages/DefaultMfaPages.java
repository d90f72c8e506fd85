package io.github.mfa4j.spring.security.pages;

import java.util.Locale;

/** The library's own pages, in English and Spanish; what is neither gets English. Immutable and thread-safe. */
public final class DefaultMfaPages implements MfaPages {

    private final String product;

    /**
     * Pages for one application.
     *
     * @param product the name it has for its users, 1 to 64 characters
     * @throws IllegalArgumentException if the name is empty or too long
     */
    public DefaultMfaPages(String product) {
        if (product.isBlank() || product.length() > 64) {
            throw new IllegalArgumentException("product is \"" + product + "\", allowed are 1 to 64 characters");
        }
        this.product = product;
    }

    @Override
    public String verification(VerificationView view, Locale locale) {
        return product;
    }

    @Override
    public String enrolment(EnrolmentView view, Locale locale) {
        return product;
    }

    @Override
    public String recoveryCodes(RecoveryCodesView view, Locale locale) {
        return product;
    }
}
