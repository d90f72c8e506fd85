package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.stereotype.Component;

/** Client applications: those of the settings of this node, so that nodes can get new ones in turn. */
@Component
class Clients {

    private static final SecretText NOBODYS = SecretText.of("nobody's secret");

    private final Map<String, SecretText> secrets;

    Clients(AuthProperties properties) {
        secrets = properties.clients();
    }

    /** Whether this is the secret of the client, with the same work where there is no such client. */
    boolean authenticate(String id, String secret) {
        byte[] known = keyed(secrets.getOrDefault(id, NOBODYS), id).getBytes(StandardCharsets.US_ASCII);
        byte[] given = keyed(SecretText.of(secret), id).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(known, given) && isKnown(id);
    }

    boolean isKnown(String id) {
        return secrets.containsKey(id);
    }

    /** What is stored of a token of the client, keyed with its secret: none outlives that. Empty if there is no such client. */
    Optional<String> digest(String id, String token) {
        return Optional.ofNullable(secrets.get(id)).map(secret -> keyed(secret, token));
    }

    private static String keyed(SecretText secret, String text) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret.reveal()).hmacHex(text);
    }
}
