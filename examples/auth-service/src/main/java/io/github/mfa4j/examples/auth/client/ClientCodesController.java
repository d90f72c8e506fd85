package io.github.mfa4j.examples.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mfa4j.Purpose;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /mfa/generate}, {@code /mfa/sms}, {@code /mfa/email} and {@code /mfa/recovery}: codes for a client's users. */
@RestController
@Tag(name = "client applications")
class ClientCodesController {

    private static final String SMS = "sms";
    private static final String MAIL = "mail";

    private final ClientCodes codes;

    ClientCodesController(ClientCodes codes) {
        this.codes = codes;
    }

    record Generated(String code) {

        @Override
        public String toString() {
            return "Generated[hidden]";
        }
    }

    record Recovery(
            @JsonProperty("client_id") @NotBlank @Size(max = 40) String clientId,

            @JsonProperty("user_id") @NotNull @Pattern(regexp = ID) String userId,

            @JsonProperty("recovery_method") @NotNull @Pattern(regexp = "sms|email") String method)
            implements OfClient {}

    @PostMapping("/mfa/generate")
    Generated generate(Authentication client, @Valid @RequestBody OneUser request) {
        return new Generated(codes.handOver(request.user(client)).reveal());
    }

    @PostMapping("/mfa/sms")
    Answer sms(Authentication client, @Valid @RequestBody OneUser request) {
        return sent(codes.send(request.user(client), SMS, Purpose.LOGIN));
    }

    @PostMapping("/mfa/email")
    Answer email(Authentication client, @Valid @RequestBody OneUser request) {
        return sent(codes.send(request.user(client), MAIL, Purpose.LOGIN));
    }

    /** A code over another channel for a user who has lost the device; the message says so. */
    @PostMapping("/mfa/recovery")
    Answer recovery(Authentication client, @Valid @RequestBody Recovery request) {
        String factor = request.method().equals(SMS) ? SMS : MAIL;
        return sent(codes.send(request.user(client), factor, Purpose.LOST_DEVICE));
    }

    private static Answer sent(String destination) {
        return Answer.success("Code sent to " + destination);
    }
}
