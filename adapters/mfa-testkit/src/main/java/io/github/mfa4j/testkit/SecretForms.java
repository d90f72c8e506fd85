package io.github.mfa4j.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;

/** The ways in which secret bytes could turn up in a text or a file. */
final class SecretForms {

    private SecretForms() {}

    static List<String> of(byte[] secret) {
        String hex = HexFormat.of().formatHex(secret);
        String base32 = new Base32().encodeAsString(secret).replace("=", "");
        return List.of(
                new String(secret, StandardCharsets.ISO_8859_1),
                hex,
                hex.toUpperCase(Locale.ROOT),
                base32,
                base32.toLowerCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(secret),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                Arrays.toString(secret));
    }
}
