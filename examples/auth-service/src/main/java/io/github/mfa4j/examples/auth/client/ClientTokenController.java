package io.github.mfa4j.examples.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.web.Problem;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth} and {@code /auth/revoke}: tokens of client applications. */
@RestController
@Tag(name = "client applications")
class ClientTokenController {

    private final Clients clients;
    private final ClientTokens tokens;
    private final AuditLog audit;

    ClientTokenController(Clients clients, ClientTokens tokens, AuditLog audit) {
        this.clients = clients;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** With {@code scope} a part of the client gets a token for less; without, it is good for all. */
    record Credentials(
            @JsonProperty("client_id") @NotBlank @Size(max = 40) String clientId,

            @JsonProperty("client_secret") @NotBlank @Size(max = 256) String clientSecret,

            @Size(max = 255) @Nullable String scope) {

        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {

        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    record Revocation(
            @JsonProperty("access_token") @NotBlank @Size(max = 256) String accessToken) {

        @Override
        public String toString() {
            return "Revocation[hidden]";
        }
    }

    @PostMapping("/auth")
    Token issue(@Valid @RequestBody Credentials request) {
        String client = request.clientId();
        if (!clients.authenticate(client, request.clientSecret())) {
            audit.record("CLIENT_REFUSED", clients.isKnown(client) ? client : "", null);
            throw new Problem(HttpStatus.UNAUTHORIZED, "bad_credentials", "The client or its secret is wrong.");
        }
        String wanted = request.scope();
        Set<Scope> scopes = wanted == null
                ? Scope.ALL
                : Scope.read(wanted)
                        .orElseThrow(() -> Problem.badField("scope", "must be of " + Scope.text(Scope.ALL)));
        audit.record("CLIENT_TOKEN_ISSUED", client, null);
        return new Token(tokens.issue(client, scopes), ClientTokens.LIFETIME.toSeconds());
    }

    /** Who has the token may end it, so it is all that is asked for. */
    @PostMapping("/auth/revoke")
    Answer revoke(@Valid @RequestBody Revocation request) {
        tokens.revoke(request.accessToken());
        return Answer.success("The token is revoked");
    }
}
