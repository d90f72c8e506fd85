package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Change;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.RecoveryCodesView;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Does what was proved for. The library writes each into the audit log, with the name of who did it. */
@Component
class Deeds {

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final RecoveryCodeFactor recovery;
    private final UserFactors factors;
    private final MfaPages pages;
    private final Frames frames;

    Deeds(
            MultiFactor mfa,
            TotpFactor totp,
            RecoveryCodeFactor recovery,
            UserFactors factors,
            MfaPages pages,
            Frames frames) {
        this.mfa = mfa;
        this.totp = totp;
        this.recovery = recovery;
        this.factors = factors;
        this.pages = pages;
        this.frames = frames;
    }

    View perform(Deed deed, Verified proof, Visitor visitor, HttpServletRequest request) {
        return switch (deed.kind()) {
            case REMOVE_AUTHENTICATOR -> done(deed, totp.remove(proof.user(), deed.subject(), proof));
            case MAKE_RECOVERY_CODES -> recoveryCodes(deed, proof, visitor, request);
            case RELEASE_USER -> done(deed, release(deed, visitor, request));
        };
    }

    private Change release(Deed deed, Visitor visitor, HttpServletRequest request) {
        // The role may be gone since the proof was asked for.
        if (!request.isUserInRole("ADMIN")) {
            throw new AccessDeniedException("for administrators");
        }
        return mfa.release(User.mfaId(deed.subject()), factors.named(deed.factor()), new Administrator(visitor.id()));
    }

    private View recoveryCodes(Deed deed, Verified proof, Visitor visitor, HttpServletRequest request) {
        return recovery.generate(proof.user(), proof) instanceof Generated generated
                ? new Html(pages.recoveryCodes(
                        new RecoveryCodesView(frames.of(request, visitor), generated.codes(), deed.page()),
                        request.getLocale()))
                : ProofController.to(deed.page() + "?notDone");
    }

    private static View done(Deed deed, Change change) {
        return ProofController.to(deed.page() + (change == Change.DONE ? "?done" : "?notDone"));
    }
}
