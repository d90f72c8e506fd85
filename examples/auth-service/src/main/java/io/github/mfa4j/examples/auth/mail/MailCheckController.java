package io.github.mfa4j.examples.auth.mail;

import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.mail.SmtpCheck;
import io.github.mfa4j.mail.SmtpSender;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth/test-email}: tries the settings of mail. There is such a route only where nobody but this machine can call it. */
@RestController
@ConditionalOnProperty("auth.local")
class MailCheckController {

    private final SmtpSender sender;

    MailCheckController(SmtpSender mailSender) {
        this.sender = mailSender;
    }

    record Check(@NotBlank @Size(max = 254) String email) {

        @Override
        public String toString() {
            return "Check[hidden]";
        }
    }

    record Checked(boolean success, String message) {}

    @PostMapping("/auth/test-email")
    Checked check(@Valid @RequestBody Check request) {
        SmtpCheck outcome = sender.test(request.email());
        if (outcome instanceof SmtpCheck.Failed failed) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "mail_failed", failed.problem());
        }
        return new Checked(true, "Test mail sent");
    }
}
