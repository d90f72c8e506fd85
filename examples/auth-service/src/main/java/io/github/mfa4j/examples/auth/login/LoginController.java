package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.examples.auth.account.UserView;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.token.LoginSessions;
import io.github.mfa4j.examples.auth.token.LoginTokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The login of end users: {@code POST /auth/login}, then {@code POST /auth/verify-mfa}. */
@RestController
class LoginController {

    private final FirstStep first;
    private final SecondStep second;
    private final LoginSessions sessions;

    LoginController(FirstStep first, SecondStep second, LoginSessions sessions) {
        this.first = first;
        this.second = second;
        this.sessions = sessions;
    }

    record Login(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 128) String password,
            @Size(max = 32) @Nullable String factor) {

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    record Code(
            @NotBlank @Size(max = 4096) String tempToken,
            @NotBlank @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "Code[hidden]";
        }
    }

    record Resend(@NotBlank @Size(max = 4096) String tempToken) {

        @Override
        public String toString() {
            return "Resend[hidden]";
        }
    }

    record OtherFactor(
            @NotBlank @Size(max = 4096) String tempToken,
            @NotBlank @Size(max = 32) String factor) {

        @Override
        public String toString() {
            return "OtherFactor[hidden]";
        }
    }

    record LoggedIn(boolean success, String message, UserView user, LoginTokens tokens) {}

    @PostMapping("/auth/login")
    OpenedChallenge login(@Valid @RequestBody Login request) {
        return first.begin(request.email(), request.password(), request.factor());
    }

    @PostMapping("/auth/verify-mfa")
    LoggedIn verify(@Valid @RequestBody Code request) {
        return second.pass(
                request.tempToken(),
                request.code(),
                null,
                HttpStatus.UNAUTHORIZED,
                user -> new LoggedIn(true, "Logged in", UserView.of(user), sessions.begin(user)));
    }

    @PostMapping("/auth/login/resend")
    OpenedChallenge resend(@Valid @RequestBody Resend request) {
        return first.resend(request.tempToken());
    }

    @PostMapping("/auth/login/factor")
    OpenedChallenge switchFactor(@Valid @RequestBody OtherFactor request) {
        return first.switchTo(request.tempToken(), request.factor());
    }
}
