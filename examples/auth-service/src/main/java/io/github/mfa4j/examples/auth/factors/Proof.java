package io.github.mfa4j.examples.auth.factors;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a user sends along with a change of the own factors: the answer to a challenge of {@code POST /auth/step-up}. Prints nothing.
 *
 * @param tempToken the token of the challenge
 * @param code the code
 */
record Proof(
        @NotBlank @Size(max = 4096) String tempToken,
        @NotBlank @Size(max = 64) String code) {

    @Override
    public String toString() {
        return "Proof[hidden]";
    }
}
