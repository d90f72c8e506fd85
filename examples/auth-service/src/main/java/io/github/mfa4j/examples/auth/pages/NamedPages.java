package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.spring.boot.Issuer;
import io.github.mfa4j.spring.security.pages.DefaultMfaPages;
import io.github.mfa4j.spring.security.pages.EnrolmentView;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.PageFrame;
import io.github.mfa4j.spring.security.pages.RecoveryCodesView;
import io.github.mfa4j.spring.security.pages.RecoveryOfferView;
import io.github.mfa4j.spring.security.pages.VerificationView;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The library's pages, but that they greet by name: the account is a mail address, which is masked until the code is right. */
@Component
class NamedPages implements MfaPages {

    private final DefaultMfaPages pages;

    NamedPages(Issuer issuer) {
        pages = new DefaultMfaPages(Objects.requireNonNull(issuer.name()));
    }

    @Override
    public String verification(VerificationView view, Locale locale) {
        return pages.verification(
                new VerificationView(
                        named(view.frame()),
                        view.actions(),
                        view.factor(),
                        view.form(),
                        view.expiresAt(),
                        view.resendAt(),
                        view.others(),
                        view.problem()),
                locale);
    }

    @Override
    public String enrolment(EnrolmentView view, Locale locale) {
        return pages.enrolment(
                new EnrolmentView(
                        named(view.frame()),
                        view.confirmPath(),
                        view.qrImage(),
                        view.setUpLink(),
                        view.key(),
                        view.form(),
                        view.problem()),
                locale);
    }

    @Override
    public String recoveryCodes(RecoveryCodesView view, Locale locale) {
        return pages.recoveryCodes(new RecoveryCodesView(named(view.frame()), view.codes(), view.goOnPath()), locale);
    }

    @Override
    public String recoveryOffer(RecoveryOfferView view, Locale locale) {
        return pages.recoveryOffer(
                new RecoveryOfferView(named(view.frame()), view.makePath(), view.goOnPath(), view.problem()), locale);
    }

    private static PageFrame named(PageFrame frame) {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        return current != null && current.getPrincipal() instanceof Visitor visitor
                ? new PageFrame(
                        visitor.firstName(),
                        frame.now(),
                        frame.stylePath(),
                        frame.scriptPath(),
                        frame.logOutPath(),
                        frame.csrf())
                : frame;
    }
}
