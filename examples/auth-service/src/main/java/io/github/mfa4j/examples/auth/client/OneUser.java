package io.github.mfa4j.examples.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A user, and nothing else.
 *
 * @param clientId the client that asks
 * @param userId the id that it gave the user
 */
record OneUser(
        @JsonProperty("client_id") @NotBlank @Size(max = 40) String clientId,

        @JsonProperty("user_id") @NotNull @Pattern(regexp = ID) String userId)
        implements OfClient {}
