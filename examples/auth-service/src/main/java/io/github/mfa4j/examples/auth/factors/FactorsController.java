package io.github.mfa4j.examples.auth.factors;

import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.token.SignedIn;
import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /auth/factors}: how the own factors stand, and the release of a locked one. */
@RestController
class FactorsController {

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final UserFactors factors;
    private final Proofs proofs;

    FactorsController(MultiFactor mfa, TotpFactor totp, UserFactors factors, Proofs proofs) {
        this.mfa = mfa;
        this.totp = totp;
        this.factors = factors;
        this.proofs = proofs;
    }

    record Own(boolean success, List<OwnFactor> factors, List<Authenticator> authenticators) {}

    record OwnFactor(
            String factor,
            boolean setUp,
            int remaining,
            boolean suspended,
            @Nullable Instant lockedUntil) {

        static OwnFactor of(FactorStatus status) {
            return new OwnFactor(
                    status.factor().value(),
                    status.setUp(),
                    status.remaining(),
                    status.suspended(),
                    status.lockedUntil());
        }
    }

    @GetMapping("/auth/factors")
    Own list(@AuthenticationPrincipal SignedIn signedIn) {
        UserId user = User.mfaId(signedIn.user());
        List<OwnFactor> own = mfa.status(user).stream()
                .filter(status -> UserFactors.isHere(status.factor()))
                .map(OwnFactor::of)
                .toList();
        return new Own(true, own, totp.authenticators(user));
    }

    /** Lifts a lock with the proof of another factor. */
    @PostMapping("/auth/factors/{factor}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(
            @AuthenticationPrincipal SignedIn signedIn, @PathVariable String factor, @Valid @RequestBody Proof proof) {
        var released = factors.named(factor);
        Changes.requireDone(mfa.release(User.mfaId(signedIn.user()), released, proofs.of(signedIn, proof)));
    }
}
