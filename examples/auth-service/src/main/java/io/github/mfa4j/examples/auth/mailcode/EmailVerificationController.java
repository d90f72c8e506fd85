package io.github.mfa4j.examples.auth.mailcode;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.account.Confirmation;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.challenge.Verdicts;
import io.github.mfa4j.examples.auth.token.SignedIn;
import io.github.mfa4j.examples.auth.web.Done;
import io.github.mfa4j.examples.auth.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /auth/email-verification}, then {@code /auth/email-verification/confirm}: the proof of the own address, for users
 * whose logins go over an authenticator app. Codes are typed, not clicked: a scanner that follows links would use them up.
 */
@RestController
class EmailVerificationController {

    private static final Set<Purpose> PURPOSE = Set.of(Purpose.EMAIL_VERIFICATION);

    private final Users users;
    private final MultiFactor mfa;
    private final UserFactors factors;
    private final Challenges challenges;
    private final Verdicts verdicts;
    private final Confirmation confirmation;

    EmailVerificationController(
            Users users,
            MultiFactor mfa,
            UserFactors factors,
            Challenges challenges,
            Verdicts verdicts,
            Confirmation confirmation) {
        this.users = users;
        this.mfa = mfa;
        this.factors = factors;
        this.challenges = challenges;
        this.verdicts = verdicts;
        this.confirmation = confirmation;
    }

    record Confirm(
            @NotBlank @Size(max = 4096) String tempToken,
            @NotBlank @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "Confirm[hidden]";
        }
    }

    @PostMapping("/auth/email-verification")
    OpenedChallenge begin(@AuthenticationPrincipal SignedIn signedIn) {
        User user = user(signedIn);
        Factor mail = factors.mail();
        return challenges.open(
                mail,
                () -> mfa.challenge(
                        user.mfaId(),
                        mail,
                        Purpose.EMAIL_VERIFICATION,
                        user.email().value()));
    }

    @PostMapping("/auth/email-verification/confirm")
    Done confirm(@AuthenticationPrincipal SignedIn signedIn, @Valid @RequestBody Confirm request) {
        User user = user(signedIn);
        Verified proof = verdicts.proof(request.tempToken(), request.code(), PURPOSE, HttpStatus.BAD_REQUEST);
        // It proves that somebody reads the address; whose it is, the session says.
        if (!proof.user().equals(user.mfaId())) {
            throw Verdicts.refused(HttpStatus.BAD_REQUEST);
        }
        proof.destination().ifPresent(address -> confirmation.proved(user, address));
        return new Done("The address is confirmed");
    }

    private User user(SignedIn signedIn) {
        return users.find(signedIn.user()).orElseThrow(Problem::badToken);
    }
}
