package io.github.mfa4j.examples.auth.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.token.LoginSessions;
import io.github.mfa4j.examples.auth.token.LoginTokens;
import io.github.mfa4j.examples.auth.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The shortest login: {@code POST /login_mfa}, then {@code POST /mfa/verify}, and one access token without a refresh token. */
@RestController
class CodeByMailController {

    private final FirstStep first;
    private final SecondStep second;
    private final LoginSessions sessions;

    CodeByMailController(FirstStep first, SecondStep second, LoginSessions sessions) {
        this.first = first;
        this.second = second;
        this.sessions = sessions;
    }

    record Login(
            @NotBlank @Size(max = 254) String username,
            @NotBlank @Size(max = 128) String password) {

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    record Code(
            @Size(max = 254) @Nullable String username,

            @JsonProperty("client_id") @Schema(hidden = true) @Nullable String clientId,

            @Size(max = 4096) @Nullable String tempToken,
            @NotBlank @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "Code[hidden]";
        }
    }

    record LoggedIn(boolean success, String message, String token, long expiresIn) {

        @Override
        public String toString() {
            return "LoggedIn[hidden]";
        }
    }

    @PostMapping("/login_mfa")
    OpenedChallenge login(@Valid @RequestBody Login request) {
        try {
            return first.begin(request.username(), request.password(), null);
        } catch (Problem problem) {
            // This route is described with a 500 where mail cannot be sent.
            throw problem.hasCode(Challenges.NOT_SENT)
                    ? new Problem(
                            HttpStatus.INTERNAL_SERVER_ERROR, Challenges.NOT_SENT, String.valueOf(problem.getMessage()))
                    : problem;
        }
    }

    /** With the token of a client application this route is ClientVerifyController's. */
    @PostMapping("/mfa/verify")
    LoggedIn verify(@Valid @RequestBody Code request) {
        String tempToken = request.tempToken();
        if (tempToken == null) {
            throw request.clientId() == null ? Problem.badField("tempToken", "must not be blank") : Problem.noToken();
        }
        LoginTokens tokens = second.pass(
                tempToken, request.code(), request.username(), HttpStatus.BAD_REQUEST, sessions::beginShort);
        return new LoggedIn(true, "Logged in", tokens.accessToken(), tokens.expiresIn());
    }
}
