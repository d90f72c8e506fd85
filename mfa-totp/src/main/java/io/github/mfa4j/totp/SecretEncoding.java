package io.github.mfa4j.totp;

/** How an authenticator may have come from a secret's text to other bytes than the server: see {@link TotpDiagnosis}. */
public enum SecretEncoding {
    /** Decoded as Base32, where the server took the characters as they are, or decoded one level less. */
    BASE32("decoded it as Base32 once more than the server"),
    /** Decoded as Base32 although it is not: 0, 1 and 8 read as O, I and B, or characters at the end dropped. */
    LENIENT_BASE32(
            "decoded it as Base32 but corrected it on the way: 0, 1 and 8 read as O, I and B, or spare bits dropped"),
    /** The bytes of the characters, not decoded; or what was shown to it had been encoded twice. */
    CHARACTERS("took the characters as they are without decoding them, or was given them encoded twice"),
    /** As {@link #CHARACTERS}, in upper case. */
    CHARACTERS_UPPER_CASE("took the characters in upper case without decoding them"),
    /** As {@link #CHARACTERS}, in lower case. */
    CHARACTERS_LOWER_CASE("took the characters in lower case without decoding them"),
    /** Read as hexadecimal. */
    HEX("read it as hexadecimal"),
    /** Read as Base64, of either alphabet. */
    BASE64("read it as Base64"),
    /** The characters of the hexadecimal form of the server's bytes, in lower or upper case. */
    HEX_CHARACTERS("was given the characters of its hexadecimal form as the secret"),
    /** The characters of the Base64 form of the server's bytes. */
    BASE64_CHARACTERS("was given the characters of its Base64 form as the secret");

    private final String deed;

    SecretEncoding(String deed) {
        this.deed = deed;
    }

    /** What the authenticator did with the secret, to stand after "the authenticator". */
    String deed() {
        return deed;
    }
}
