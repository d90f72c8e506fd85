package io.github.mfa4j.examples.auth.settings;

import io.github.mfa4j.SecretText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the variables say of this service; what they say of the library and of Spring is in their own properties.
 *
 * @param production whether the profile is production
 * @param local whether it is not, and nobody but this machine can reach the service
 * @param publicUrl what links begin with, null for what a request was sent to
 * @param developmentCertificate the SHA-256 fingerprint of the certificate if it is one of development, else null
 * @param adminEmail who becomes the first administrator by proving it, null for nobody
 * @param pepper the key under which passwords are keyed before they are hashed, in Base64
 * @param jwt access and refresh tokens
 * @param mail how mails leave
 * @param clients the secrets of client applications by their ids
 * @param limits how many requests a client address may make
 * @param auditLifetime how long the audit log keeps what happened
 */
@ConfigurationProperties("auth")
public record AuthProperties(
        boolean production,
        boolean local,
        @Nullable String publicUrl,
        @Nullable String developmentCertificate,
        @Nullable String adminEmail,
        SecretText pepper,
        Jwt jwt,
        Mail mail,
        @DefaultValue Map<String, SecretText> clients,
        Limits limits,
        Duration auditLifetime) {

    /**
     * Access and refresh tokens.
     *
     * @param keyName names the key in the tokens
     * @param key signs access tokens and the cookies of browsers, in Base64
     * @param issuer who issues them
     * @param accessLifetime how long an access token is good
     * @param refreshLifetime how long a session lasts at most
     */
    public record Jwt(
            String keyName, SecretText key, String issuer, Duration accessLifetime, Duration refreshLifetime) {}

    /**
     * How mails leave.
     *
     * @param outbox the folder that receives mails while there is no server, else null
     * @param host the server, null for the folder
     * @param port its port, null for the usual one
     * @param security starttls, tls or none
     * @param user as whom to send, empty for nobody
     * @param password the password of the user
     * @param from the mailbox that mails are from
     */
    public record Mail(
            @Nullable Path outbox,
            @Nullable String host,
            @Nullable Integer port,
            @DefaultValue("starttls") String security,
            @DefaultValue("") String user,
            @DefaultValue("") SecretText password,
            String from) {}

    /**
     * How many requests a client address may make.
     *
     * @param perHour to each route that takes a password or a code, in an hour
     * @param perDay to each of them, in a day
     * @param otherPerHour to all other routes together, in an hour
     */
    public record Limits(int perHour, int perDay, int otherPerHour) {}
}
