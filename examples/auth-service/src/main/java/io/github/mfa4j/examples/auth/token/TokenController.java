package io.github.mfa4j.examples.auth.token;

import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.web.Done;
import io.github.mfa4j.examples.auth.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth/refresh}, {@code /auth/validate-token}, {@code /auth/logout} and {@code /auth/logout/everywhere}. */
@RestController
class TokenController {

    private final LoginSessions logins;
    private final Sessions sessions;
    private final AuditLog audit;

    TokenController(LoginSessions logins, Sessions sessions, AuditLog audit) {
        this.logins = logins;
        this.sessions = sessions;
        this.audit = audit;
    }

    record RefreshRequest(@NotBlank @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[hidden]";
        }
    }

    record Refreshed(
            boolean success,
            String message,
            String accessToken,
            @Nullable String refreshToken,
            long expiresIn) {

        @Override
        public String toString() {
            return "Refreshed[hidden]";
        }
    }

    record Validated(boolean success, String message, Claims user) {}

    record Claims(String sub, String email, String sid, long iat, long exp) {

        @Override
        public String toString() {
            return "Claims[hidden]";
        }
    }

    @PostMapping("/auth/refresh")
    Refreshed refresh(@Valid @RequestBody RefreshRequest request) {
        LoginTokens tokens = logins.refresh(request.refreshToken()).orElseThrow(Problem::badToken);
        return new Refreshed(true, "Token refreshed", tokens.accessToken(), tokens.refreshToken(), tokens.expiresIn());
    }

    @PostMapping("/auth/validate-token")
    Validated validate(@AuthenticationPrincipal SignedIn user) {
        return new Validated(
                true,
                "Token is valid",
                new Claims(
                        user.user(),
                        user.email(),
                        user.session(),
                        user.issuedAt().getEpochSecond(),
                        user.expiresAt().getEpochSecond()));
    }

    @PostMapping("/auth/logout")
    Done logout(@AuthenticationPrincipal SignedIn user) {
        sessions.end(user.session());
        audit.record("LOGGED_OUT", user.user());
        return new Done("Logged out");
    }

    /** Ends all sessions of the user, also those in browsers: one of them may be somebody else's. */
    @PostMapping("/auth/logout/everywhere")
    Done logoutEverywhere(@AuthenticationPrincipal SignedIn user) {
        sessions.endAll(user.user());
        audit.record("LOGGED_OUT_EVERYWHERE", user.user());
        return new Done("Logged out everywhere");
    }
}
