package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Change;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Does what was proved for. The library writes each into the audit log, with the name of who did it. */
@Component
class Deeds {

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final UserFactors factors;

    Deeds(MultiFactor mfa, TotpFactor totp, UserFactors factors) {
        this.mfa = mfa;
        this.totp = totp;
        this.factors = factors;
    }

    Change perform(Deed deed, Verified proof, Visitor visitor, HttpServletRequest request) {
        return switch (deed.kind()) {
            case REMOVE_AUTHENTICATOR -> totp.remove(proof.user(), deed.subject(), proof);
            case RELEASE_USER -> release(deed, visitor, request);
        };
    }

    private Change release(Deed deed, Visitor visitor, HttpServletRequest request) {
        // The role may be gone since the proof was asked for.
        if (!request.isUserInRole("ADMIN")) {
            throw new AccessDeniedException("for administrators");
        }
        return mfa.release(User.mfaId(deed.subject()), factors.named(deed.factor()), new Administrator(visitor.id()));
    }
}
