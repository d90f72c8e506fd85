package io.github.mfa4j.examples.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /mfa/verify} with the token of a client; without one it is the end users' of the package login. */
@RestController
@Tag(name = "client applications")
class ClientVerifyController {

    private final ClientVerification verification;

    ClientVerifyController(ClientVerification verification) {
        this.verification = verification;
    }

    record CodeOfUser(
            @JsonProperty("client_id") @NotBlank @Size(max = 40) String clientId,

            @JsonProperty("user_id") @NotNull @Pattern(regexp = ID) String userId,

            @NotBlank @Size(max = 64) String code)
            implements OfClient {

        @Override
        public String toString() {
            return "CodeOfUser[hidden]";
        }
    }

    @PostMapping(path = "/mfa/verify", headers = HttpHeaders.AUTHORIZATION)
    Answer verify(Authentication client, @Valid @RequestBody CodeOfUser request) {
        return verification.passes(request.user(client), request.code())
                ? Answer.success("Code accepted")
                : Answer.failure("Invalid code");
    }
}
