package io.github.mfa4j.examples.auth.factors;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.RecoveryCodesResult.NotGenerated;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.token.SignedIn;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth/factors/recovery}: a new set of recovery codes; the old one is void. */
@RestController
class RecoveryCodesController {

    private final RecoveryCodeFactor recovery;
    private final Proofs proofs;

    RecoveryCodesController(RecoveryCodeFactor recovery, Proofs proofs) {
        this.recovery = recovery;
        this.proofs = proofs;
    }

    record Codes(boolean success, List<String> codes) {

        @Override
        public String toString() {
            return "Codes[hidden]";
        }
    }

    @PostMapping("/auth/factors/recovery")
    @ResponseStatus(HttpStatus.CREATED)
    Codes generate(@AuthenticationPrincipal SignedIn signedIn, @Valid @RequestBody Proof proof) {
        RecoveryCodesResult result = recovery.generate(User.mfaId(signedIn.user()), proofs.of(signedIn, proof));
        if (result instanceof Generated generated) {
            return new Codes(
                    true, generated.codes().stream().map(SecretText::reveal).toList());
        }
        throw Changes.problem(((NotGenerated) result).reason());
    }
}
