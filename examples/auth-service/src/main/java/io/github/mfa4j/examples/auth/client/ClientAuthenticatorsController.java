package io.github.mfa4j.examples.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.spring.boot.Issuer;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpSecret;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /mfa/register}, {@code /mfa/renew}, {@code /mfa/disable}, {@code /mfa/release}, {@code /mfa/erase} and {@code GET
 * /mfa/status}:
 * authenticators of a client's users. MFA is on once the first code of one was verified.
 */
@RestController
@Tag(name = "client applications")
class ClientAuthenticatorsController {

    private final ClientAuthenticators authenticators;
    private final QrLinks links;
    private final String issuer;

    ClientAuthenticatorsController(ClientAuthenticators authenticators, QrLinks links, Issuer issuer) {
        this.authenticators = authenticators;
        this.links = links;
        this.issuer = Objects.requireNonNull(issuer.name());
    }

    record Registration(
            @JsonProperty("client_id") @NotBlank @Size(max = 40) String clientId,

            @JsonProperty("user_id") @NotNull @Pattern(regexp = ID) String userId,

            @Size(max = 254) @Nullable String email,

            @Pattern(regexp = "\\+[1-9][0-9]{6,14}") @Nullable String phone)
            implements OfClient {

        /** As codes are sent to it. */
        private @Nullable String address() {
            return email == null
                    ? null
                    : EmailAddress.of(email)
                            .orElseThrow(() -> Problem.badField("email", "must be a mail address"))
                            .value();
        }

        @Override
        public String toString() {
            return "Registration[hidden]";
        }
    }

    record Shown(@JsonProperty("qr_code_url") String qrCodeUrl, String secret) {

        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    record Status(@JsonProperty("mfa_enabled") boolean enabled) {}

    @PostMapping("/mfa/register")
    Shown register(Authentication client, @Valid @RequestBody Registration request) {
        UserId user = request.user(client);
        return shown(user, authenticators.register(user, request.address(), request.phone()));
    }

    @PostMapping("/mfa/renew")
    Shown renew(Authentication client, @Valid @RequestBody Registration request) {
        UserId user = request.user(client);
        return shown(user, authenticators.renew(user, request.address(), request.phone()));
    }

    @PostMapping("/mfa/disable")
    Answer disable(Authentication client, @Valid @RequestBody OneUser request) {
        authenticators.disable(request.user(client));
        return Answer.success("MFA is off");
    }

    @PostMapping("/mfa/release")
    Answer release(Authentication client, @Valid @RequestBody OneUser request) {
        authenticators.release(request.user(client));
        return Answer.success("Nothing is locked");
    }

    @PostMapping("/mfa/erase")
    Answer erase(Authentication client, @Valid @RequestBody OneUser request) {
        authenticators.erase(request.user(client));
        return Answer.success("Nothing is stored of this user any more");
    }

    @GetMapping("/mfa/status")
    Status status(
            Authentication client,
            @RequestParam("client_id") @Size(max = 40) String clientId,
            @RequestParam("user_id") @Pattern(regexp = OfClient.ID) String userId) {
        return new Status(authenticators.isOn(new OneUser(clientId, userId).user(client)));
    }

    private Shown shown(UserId user, Pending pending) {
        try (OtpSecret secret = pending.secret()) {
            return new Shown(links.make(user, OtpAuthUri.totp(issuer, pending).toUri()), secret.toBase32());
        }
    }
}
