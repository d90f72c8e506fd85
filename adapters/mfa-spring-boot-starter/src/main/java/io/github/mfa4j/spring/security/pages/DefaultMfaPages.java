package io.github.mfa4j.spring.security.pages;

import com.samskivert.mustache.Template;
import io.github.mfa4j.SecretText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The library's own pages, in English and Spanish; what is neither gets English. Immutable and thread-safe. */
public final class DefaultMfaPages implements MfaPages {

    private static final int MAX_PRODUCT = 64;
    private static final String APP = "app";

    private final String product;
    private final Map<PageWords, Template> verification = templates("verification");
    private final Map<PageWords, Template> enrolment = templates("enrolment");
    private final Map<PageWords, Template> recovery = templates("recovery");
    private final Map<PageWords, Template> offer = templates("offer");

    /**
     * Pages for one application.
     *
     * @param product the name that its users know it by, 1 to 64 characters
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public DefaultMfaPages(String product) {
        if (product.isBlank() || product.length() > MAX_PRODUCT) {
            throw new IllegalArgumentException(
                    "product is \"" + product + "\", allowed are 1 to " + MAX_PRODUCT + " characters");
        }
        this.product = product;
    }

    private static Map<PageWords, Template> templates(String subject) {
        return PageWords.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), words -> words.page(subject)));
    }

    @Override
    public String verification(VerificationView view, Locale locale) {
        PageWords words = PageWords.nearest(locale);
        return fill(verification, words, VerificationValues.of(view, product, words));
    }

    @Override
    public String enrolment(EnrolmentView view, Locale locale) {
        PageWords words = PageWords.nearest(locale);
        PageValues values = new PageValues(product, words, view.frame(), "enrolment")
                .put("verify", view.confirmPath())
                .put("image", view.qrImage().reveal())
                .put("link", view.setUpLink().reveal())
                .put("key", PageValues.grouped(view.key().reveal(), " "))
                .code(view.form(), view.problem() != null, true)
                .problem(view.problem(), "enrolment", APP);
        return fill(enrolment, words, values.all());
    }

    @Override
    public String recoveryCodes(RecoveryCodesView view, Locale locale) {
        PageWords words = PageWords.nearest(locale);
        List<String> codes = view.codes().stream()
                .map(SecretText::reveal)
                .map(code -> PageValues.grouped(code, "-"))
                .toList();
        PageValues values = new PageValues(product, words, view.frame(), "recovery")
                .put("codes", codes)
                .put("goOn", view.goOnPath());
        return fill(recovery, words, values.all());
    }

    @Override
    public String recoveryOffer(RecoveryOfferView view, Locale locale) {
        PageWords words = PageWords.nearest(locale);
        PageValues values = new PageValues(product, words, view.frame(), "offer")
                .put("make", view.makePath())
                .put("goOn", view.goOnPath())
                .problem(view.problem(), "offer", APP);
        return fill(offer, words, values.all());
    }

    private static String fill(Map<PageWords, Template> templates, PageWords words, Map<String, Object> values) {
        Template template = templates.get(words);
        if (template == null) {
            throw new IllegalStateException("there is no page in " + words.locale());
        }
        return template.execute(values);
    }
}
