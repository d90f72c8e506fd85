package io.github.mfa4j.spring.boot;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.spring.security.pages.DefaultMfaPages;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the pages of the step and the codes on them can show the name of the application. Mails and text messages
 * have their own limits.
 */
record IssuerCheck(CandidateBeans beans, Issuer issuer) {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerCheck.class);
    private static final String PROPERTY = "mfa.issuer";

    /** With why this is production; empty if it is not. */
    void check(String production, List<Problem> problems) {
        boolean onPages = beans.names("io.github.mfa4j.spring.security.MfaUserIds")
                .findAny()
                .isPresent();
        if (!onPages || !beans.isOurs(MfaPoliciesAutoConfiguration.ISSUER)) {
            return;
        }
        boolean inApps = beans.names(TotpFactor.class).findAny().isPresent();
        String name = issuer.name();
        if (name != null) {
            attempt(name, inApps, problems);
        } else if (inApps && !production.isEmpty()) {
            problems.add(new Problem(PROPERTY + " is missing", Issuer.REMEDY));
        } else {
            LOG.warn(
                    "{} is missing: pages and authenticator apps show \"application\", and apps keep what they showed first; {}",
                    PROPERTY,
                    Issuer.REMEDY);
        }
    }

    private void attempt(String name, boolean inApps, List<Problem> problems) {
        String refusal = inApps
                ? refusal(() -> OtpAuthUri.totp(name, "trial", OtpSecret.generate(), TotpParameters.DEFAULT))
                : null;
        if (refusal == null && beans.isOurs("mfaPages")) {
            refusal = refusal(() -> new DefaultMfaPages(name));
        }
        if (refusal != null) {
            problems.add(new Problem(
                    PROPERTY + ": " + refusal,
                    "set it to a name that authenticator apps and pages can show, of 1 to 64 characters"));
        }
    }

    private static @Nullable String refusal(Runnable use) {
        try {
            use.run();
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
