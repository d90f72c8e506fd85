package io.github.mfa4j.spring.security;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spring.boot.MfaProperties;
import io.github.mfa4j.spring.boot.MfaSenderProperties;
import io.github.mfa4j.spring.security.pages.CodeForm;
import io.github.mfa4j.totp.TotpFactor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * What the codes of each factor look like. The page names the length of the properties and takes every length that the library can
 * have been told to give out: a phone keeps the one it was set up with, and a factor may be the application's own.
 */
final class CodeForms {

    private static final int USUAL_DIGITS = 6;

    /** RFC 4226 section 5.3: at least six digits. */
    private static final int FEWEST_DIGITS = 6;

    private static final int MOST_DIGITS_OF_AN_APP = 8;
    private static final int MOST_DIGITS_SENT = 10;

    private final SecondFactors factors;
    private final Map<String, CodeForm> forms;
    private final CodeForm app;
    private final CodeForm sent;

    CodeForms(SecondFactors factors, Map<String, CodeForm> forms, BeanFactory beans) {
        this.factors = factors;
        this.forms = Map.copyOf(forms);
        MfaProperties properties = beans.getBeanProvider(MfaProperties.class).getIfAvailable();
        MfaSenderProperties senders =
                beans.getBeanProvider(MfaSenderProperties.class).getIfAvailable();
        app = digits(properties == null ? USUAL_DIGITS : properties.totp().digits(), MOST_DIGITS_OF_AN_APP);
        sent = digits(senders == null ? USUAL_DIGITS : senders.codes().length(), MOST_DIGITS_SENT);
    }

    CodeForm of(FactorId factor) {
        CodeForm told = forms.get(factor.value());
        return told == null ? usual(factors.find(factor.value()).orElse(null)) : told;
    }

    private CodeForm usual(@Nullable Factor factor) {
        if (factor instanceof RecoveryCodeFactor) {
            return CodeForm.RECOVERY_CODE;
        }
        if (factor instanceof TotpFactor) {
            return app;
        }
        return factor instanceof SentCodeFactor ? sent : CodeForm.SIX_DIGITS;
    }

    private static CodeForm digits(int length, int most) {
        return new CodeForm(length, FEWEST_DIGITS, most, true);
    }
}
