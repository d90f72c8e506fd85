package io.github.mfa4j.spring.security;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.spring.security.pages.CsrfField;
import io.github.mfa4j.spring.security.pages.EnrolmentView;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.PageFrame;
import io.github.mfa4j.spring.security.pages.PageProblem;
import io.github.mfa4j.spring.security.pages.RecoveryCodesView;
import io.github.mfa4j.spring.security.pages.RecoveryOfferView;
import io.github.mfa4j.spring.security.pages.VerificationView;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages of an application's own, that list what is in the views for a test to read. */
final class ListedPages implements MfaPages {

    @Override
    public String verification(VerificationView view, Locale locale) {
        return "verification\n"
                + csrf(view.frame())
                + "account=" + view.frame().accountName()
                + "\nlanguage=" + locale.getLanguage()
                + "\npaths=" + view.actions()
                + "\nfactor=" + view.factor()
                + "\nform=" + view.form()
                + "\nopen=" + (view.expiresAt() != null)
                + "\nresendAt=" + view.resendAt()
                + "\nothers=" + view.others()
                + problem(view.problem());
    }

    @Override
    public String enrolment(EnrolmentView view, Locale locale) {
        return "enrolment\n" + csrf(view.frame()) + "key=" + view.key().reveal() + "\nlink="
                + view.setUpLink().reveal() + problem(view.problem());
    }

    @Override
    public String recoveryCodes(RecoveryCodesView view, Locale locale) {
        return "recovery codes\ncodes="
                + view.codes().stream().map(SecretText::reveal).collect(Collectors.joining(","))
                + "\ngoOn=" + view.goOnPath();
    }

    @Override
    public String recoveryOffer(RecoveryOfferView view, Locale locale) {
        return "recovery offer\n" + csrf(view.frame()) + "make=" + view.makePath() + "\ngoOn=" + view.goOnPath()
                + problem(view.problem());
    }

    private static String csrf(PageFrame frame) {
        CsrfField field = frame.csrf();
        return field == null ? "" : "name=\"" + field.name() + "\" value=\"" + field.token() + "\"\n";
    }

    private static String problem(@Nullable PageProblem problem) {
        return "\nproblem=" + (problem == null ? "none" : problem.kind() + " until " + problem.until()) + "\n";
    }
}
