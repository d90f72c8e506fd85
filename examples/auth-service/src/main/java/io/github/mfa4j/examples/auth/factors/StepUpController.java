package io.github.mfa4j.examples.auth.factors;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.token.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth/step-up}: asks for a current factor before a change. A code of a login is none for a change. */
@RestController
class StepUpController {

    private final MultiFactor mfa;
    private final UserFactors factors;
    private final Challenges challenges;

    StepUpController(MultiFactor mfa, UserFactors factors, Challenges challenges) {
        this.mfa = mfa;
        this.factors = factors;
        this.challenges = challenges;
    }

    /** With which factor, the first one unless named; whether because the usual one is lost, which the message then says. */
    record StepUp(
            @Size(max = 32) @Nullable String factor,
            @Nullable Boolean lostDevice) {}

    @PostMapping("/auth/step-up")
    OpenedChallenge begin(@AuthenticationPrincipal SignedIn signedIn, @Valid @RequestBody StepUp request) {
        UserId user = User.mfaId(signedIn.user());
        Factor factor = factors.chosen(user, request.factor());
        Purpose purpose = Boolean.TRUE.equals(request.lostDevice()) ? Purpose.LOST_DEVICE : Purpose.STEP_UP;
        return challenges.open(factor, () -> mfa.challenge(user, factor, purpose));
    }
}
