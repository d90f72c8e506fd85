package io.github.mfa4j.examples.auth.factors;

import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.token.SignedIn;
import io.github.mfa4j.examples.auth.web.Done;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /auth/factors/totp}: authenticator apps. Every change takes the proof of a current factor, the first one, too. */
@RestController
class TotpController {

    private final TotpFactor totp;
    private final Proofs proofs;
    private final Enrolments enrolments;

    TotpController(TotpFactor totp, Proofs proofs, Enrolments enrolments) {
        this.totp = totp;
        this.proofs = proofs;
        this.enrolments = enrolments;
    }

    record Enrol(
            @NotBlank @Size(max = 64) @Pattern(regexp = "[^\\p{C}\\p{Zl}\\p{Zp}]*") String label,

            @NotBlank @Size(max = 4096) String tempToken,
            @NotBlank @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "Enrol[hidden]";
        }
    }

    record Confirm(
            @NotBlank @Size(max = 64) String enrolmentId,
            @NotBlank @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "Confirm[hidden]";
        }
    }

    @PostMapping("/auth/factors/totp")
    @ResponseStatus(HttpStatus.CREATED)
    Enrolment enrol(@AuthenticationPrincipal SignedIn signedIn, @Valid @RequestBody Enrol request) {
        var proof = proofs.of(signedIn, new Proof(request.tempToken(), request.code()));
        return enrolments.shown(totp.enroll(user(signedIn), request.label(), proof));
    }

    /** Turns it on with the first code of the app, which is thereby used. */
    @PostMapping("/auth/factors/totp/confirm")
    Done confirm(@AuthenticationPrincipal SignedIn signedIn, @Valid @RequestBody Confirm request) {
        Confirmation outcome = totp.confirm(user(signedIn), request.enrolmentId(), request.code());
        return switch (outcome) {
            case CONFIRMED -> new Done("The authenticator is on");
            case WRONG_CODE ->
                throw new Problem(
                        HttpStatus.BAD_REQUEST, "code_refused", "This is not the code of the new authenticator.");
            case ENDED -> throw new Problem(HttpStatus.GONE, "enrolment_ended", "This enrolment is over. Begin again.");
            case BUSY -> throw Problem.busy();
        };
    }

    /** A new secret for a new device; the old one works until the new one is confirmed. */
    @PostMapping("/auth/factors/totp/{id}/renew")
    @ResponseStatus(HttpStatus.CREATED)
    Enrolment renew(
            @AuthenticationPrincipal SignedIn signedIn, @PathVariable String id, @Valid @RequestBody Proof proof) {
        return enrolments.shown(totp.renew(user(signedIn), id, proofs.of(signedIn, proof)));
    }

    @DeleteMapping("/auth/factors/totp/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn signedIn, @PathVariable String id, @Valid @RequestBody Proof proof) {
        Changes.requireDone(totp.remove(user(signedIn), id, proofs.of(signedIn, proof)));
    }

    private static UserId user(SignedIn signedIn) {
        return User.mfaId(signedIn.user());
    }
}
