package io.github.mfa4j.examples.auth.settings;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key as it is written in a variable: {@code name:32 bytes in Base64}. Prints only the name. */
record NamedKey(String name, String base64) {

    /** What the names of generated keys begin with: production refuses them. */
    static final String DEVELOPMENT = "development";

    static final String FORM =
            "name:key, the key being 32 random bytes in Base64, such as openssl rand -base64 32 prints";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}");
    private static final int BYTES = 32;

    /** Reads one; empty if it has another form. */
    static Optional<NamedKey> of(String text) {
        String[] halves = text.strip().split(":", 2);
        if (halves.length < 2 || !NAME.matcher(halves[0]).matches()) {
            return Optional.empty();
        }
        try {
            return Base64.getDecoder().decode(halves[1]).length == BYTES
                    ? Optional.of(new NamedKey(halves[0], halves[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static NamedKey generated(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new NamedKey(DEVELOPMENT, Base64.getEncoder().encodeToString(key));
    }

    boolean isOfDevelopment() {
        return name.startsWith(DEVELOPMENT);
    }

    String text() {
        return name + ":" + base64;
    }

    @Override
    public String toString() {
        return "NamedKey[" + name + "]";
    }
}
