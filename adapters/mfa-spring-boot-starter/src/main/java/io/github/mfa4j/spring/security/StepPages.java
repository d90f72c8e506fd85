package io.github.mfa4j.spring.security;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.spring.security.BrowserStep.Shown;
import io.github.mfa4j.spring.security.pages.CodeForm;
import io.github.mfa4j.spring.security.pages.CsrfField;
import io.github.mfa4j.spring.security.pages.EnrolmentView;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.PageFactor;
import io.github.mfa4j.spring.security.pages.PageFrame;
import io.github.mfa4j.spring.security.pages.PageProblem;
import io.github.mfa4j.spring.security.pages.RecoveryCodesView;
import io.github.mfa4j.spring.security.pages.RecoveryOfferView;
import io.github.mfa4j.spring.security.pages.VerificationView;
import io.github.mfa4j.spring.security.pages.VerificationView.Actions;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** Fills the pages of the step, and writes them. */
final class StepPages {

    private final MfaPages pages;
    private final PageWriter writer;
    private final MfaPaths paths;
    private final MfaSetup setup;
    private final SecondFactors factors;
    private final CodeForms forms;
    private final String logOutPath;
    private final Function<HttpServletRequest, Locale> language;

    StepPages(
            MfaPages pages,
            MfaPaths paths,
            MfaSetup setup,
            SecondFactors factors,
            CodeForms forms,
            String logOutPath,
            Function<HttpServletRequest, Locale> language) {
        this.pages = pages;
        this.writer = new PageWriter(pages);
        this.paths = paths;
        this.setup = setup;
        this.factors = factors;
        this.forms = forms;
        this.logOutPath = logOutPath;
        this.language = language;
    }

    String verification(HttpServletRequest request, UserId user, Shown shown) {
        OpenChallenge challenge = shown.challenge();
        StepProblem problem = shown.problem();
        return pages.verification(
                new VerificationView(
                        frame(request, user),
                        new Actions(
                                MfaPaths.inContext(request, paths.verify()),
                                MfaPaths.inContext(request, paths.verify()),
                                MfaPaths.inContext(request, paths.resend()),
                                MfaPaths.inContext(request, paths.factor())),
                        factor(shown.factor(), challenge == null ? null : challenge.maskedDestination()),
                        forms.of(shown.factor()),
                        challenge == null ? null : challenge.expiresAt(),
                        challenge == null ? null : challenge.resendAt(),
                        shown.others().stream()
                                .map(other -> factor(other, null))
                                .toList(),
                        problem == null ? null : problem.forPage()),
                language.apply(request));
    }

    /** The page of who can be asked for nothing, and why. The factor on it need not be one that the user has. */
    String refused(HttpServletRequest request, UserId user, StepProblem problem) {
        FactorId any = factors.mfa().factors().get(0).id();
        return verification(request, user, new Shown(any, null, problem, List.of()));
    }

    String enrolment(
            HttpServletRequest request, UserId user, Enrolment.Shown shown, PageProblem.@Nullable Kind problem) {
        return pages.enrolment(
                new EnrolmentView(
                        frame(request, user),
                        MfaPaths.inContext(request, paths.enrol()),
                        shown.key().image(),
                        shown.key().link(),
                        shown.key().text(),
                        new CodeForm(shown.pending().digits(), true),
                        problem == null ? null : PageProblem.of(problem)),
                language.apply(request));
    }

    String recoveryCodes(HttpServletRequest request, UserId user, List<SecretText> codes) {
        return pages.recoveryCodes(
                new RecoveryCodesView(frame(request, user), codes, MfaPaths.inContext(request, paths.verify())),
                language.apply(request));
    }

    String recoveryOffer(HttpServletRequest request, UserId user, PageProblem.@Nullable Kind problem) {
        return pages.recoveryOffer(
                new RecoveryOfferView(
                        frame(request, user),
                        MfaPaths.inContext(request, paths.recovery()),
                        MfaPaths.inContext(request, paths.verify()),
                        problem == null ? null : PageProblem.of(problem)),
                language.apply(request));
    }

    void write(HttpServletResponse response, String page) throws IOException {
        writer.write(response, page);
    }

    private PageFrame frame(HttpServletRequest request, UserId user) {
        return new PageFrame(
                accountName(user),
                setup.registers().now(),
                MfaPaths.inContext(request, paths.style()),
                MfaPaths.inContext(request, paths.script()),
                MfaPaths.inContext(request, logOutPath),
                csrf(request));
    }

    private String accountName(UserId user) {
        try {
            return setup.profile(user).map(UserProfile::accountName).orElse(user.id());
        } catch (MfaUnavailableException e) {
            return user.id();
        }
    }

    private static @Nullable CsrfField csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new CsrfField(token.getParameterName(), token.getToken())
                : null;
    }

    private PageFactor factor(FactorId id, @Nullable String maskedDestination) {
        Factor factor = factors.find(id.value()).orElse(null);
        if (factor instanceof TotpFactor) {
            return new PageFactor.AuthenticatorApp(id);
        }
        if (factor instanceof SentCodeFactor) {
            // Unless the application has named it otherwise, such a factor is named like its channel.
            return new PageFactor.SentCode(id, new Channel(id.value()), maskedDestination);
        }
        return factor instanceof RecoveryCodeFactor ? new PageFactor.RecoveryCode(id) : new PageFactor.Other(id);
    }
}
