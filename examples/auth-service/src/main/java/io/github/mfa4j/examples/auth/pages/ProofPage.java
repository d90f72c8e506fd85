package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spring.boot.MfaProperties;
import io.github.mfa4j.spring.boot.MfaSenderProperties;
import io.github.mfa4j.spring.security.pages.CodeForm;
import io.github.mfa4j.spring.security.pages.CsrfField;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.PageFactor;
import io.github.mfa4j.spring.security.pages.PageFrame;
import io.github.mfa4j.spring.security.pages.VerificationView;
import io.github.mfa4j.spring.security.pages.VerificationView.Actions;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** The page that asks for a fresh proof: the library's own, with forms that lead to {@link ProofController}. */
@Component
class ProofPage {

    static final String PATH = "/security/proof";
    static final String CODE = PATH + "/code";
    static final String RESEND = PATH + "/resend";
    static final String FACTOR = PATH + "/factor";

    private final MfaPages pages;
    private final MultiFactor mfa;
    private final UserFactors factors;
    private final CodeForm sentCode;
    private final CodeForm codeOfApp;
    private final Clock clock;

    ProofPage(
            MfaPages pages,
            MultiFactor mfa,
            UserFactors factors,
            MfaProperties properties,
            MfaSenderProperties senders,
            Clock clock) {
        this.pages = pages;
        this.mfa = mfa;
        this.factors = factors;
        this.sentCode = new CodeForm(senders.codes().length(), 6, 10, true);
        this.codeOfApp = new CodeForm(properties.totp().digits(), 6, 8, true);
        this.clock = clock;
    }

    Html of(HttpServletRequest request, Visitor visitor, Asked asked, Locale locale) {
        UserId user = User.mfaId(visitor.id());
        Factor factor = factors.named(asked.factor());
        List<PageFactor> others = mfa.status(user).stream()
                .filter(status -> status.setUp() && !status.factor().equals(factor.id()))
                .map(FactorStatus::factor)
                .map(other -> shown(factors.named(other.value()), null))
                .toList();
        return new Html(pages.verification(
                new VerificationView(
                        frame(request, visitor),
                        // Who begins anew does so by a form: a link from elsewhere must not have codes sent.
                        new Actions(asked.deed().page(), CODE, RESEND, FACTOR),
                        shown(factor, asked.destination()),
                        form(factor),
                        asked.expiresAt(),
                        asked.resendAt(),
                        others,
                        asked.pageProblem()),
                locale));
    }

    private PageFrame frame(HttpServletRequest request, Visitor visitor) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new PageFrame(
                visitor.firstName(),
                clock.instant(),
                PageSecurity.STEP + "/mfa.css",
                PageSecurity.STEP + "/mfa.js",
                "/logout",
                new CsrfField(token.getParameterName(), token.getToken()));
    }

    private CodeForm form(Factor factor) {
        if (factor instanceof SentCodeFactor) {
            return sentCode;
        }
        return factor instanceof RecoveryCodeFactor ? CodeForm.RECOVERY_CODE : codeOfApp;
    }

    private static PageFactor shown(Factor factor, @Nullable String destination) {
        FactorId id = factor.id();
        if (factor instanceof TotpFactor) {
            return new PageFactor.AuthenticatorApp(id);
        }
        return factor instanceof RecoveryCodeFactor
                ? new PageFactor.RecoveryCode(id)
                : new PageFactor.SentCode(id, new Channel(id.value()), destination);
    }
}
