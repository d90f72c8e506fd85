package io.github.mfa4j.examples.auth.mailcode;

import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.web.Done;
import io.github.mfa4j.examples.auth.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth/password-reset}, then {@code /auth/password-reset/confirm} with the code that was typed. */
@RestController
class PasswordResetController {

    private final PasswordReset reset;

    PasswordResetController(PasswordReset reset) {
        this.reset = reset;
    }

    record Begin(@NotBlank @Size(max = 254) String email) {

        @Override
        public String toString() {
            return "Begin[hidden]";
        }
    }

    record Begun(boolean success, String message, String tempToken, Instant expiresAt) {

        @Override
        public String toString() {
            return "Begun[hidden]";
        }
    }

    record Complete(
            @NotBlank @Size(max = 4096) String tempToken,
            @NotBlank @Size(max = 64) String code,
            @NotBlank @Size(min = 12, max = 128) String password) {

        @Override
        public String toString() {
            return "Complete[hidden]";
        }
    }

    @PostMapping("/auth/password-reset")
    Begun begin(@Valid @RequestBody Begin request) {
        EmailAddress email =
                EmailAddress.of(request.email()).orElseThrow(() -> Problem.badField("email", "must be a mail address"));
        OpenedChallenge opened = reset.begin(email);
        return new Begun(
                true,
                "If there is an account with this address, a code is on its way",
                opened.tempToken(),
                opened.expiresAt());
    }

    @PostMapping("/auth/password-reset/confirm")
    Done complete(@Valid @RequestBody Complete request) {
        reset.complete(request.tempToken(), request.code(), request.password());
        return new Done("The password is changed; log in with it");
    }
}
