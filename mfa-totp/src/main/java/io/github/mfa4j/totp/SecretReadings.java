package io.github.mfa4j.totp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/** The other bytes that an authenticator may have taken for a secret, the likeliest first. */
final class SecretReadings implements AutoCloseable {

    /** The default codec is lenient: it drops bits and characters that encode nothing, as some apps do. */
    private static final Base32 LENIENT_BASE32 = new Base32();

    record Reading(SecretEncoding encoding, OtpSecret secret) {}

    private final List<Reading> readings = new ArrayList<>();

    private SecretReadings() {}

    /** Of a secret that the server has as bytes. */
    static SecretReadings ofBytes(OtpSecret secret) {
        SecretReadings result = new SecretReadings();
        result.addFormsOf(secret);
        return result;
    }

    /** Of a secret as somebody typed it, and of its bytes if it is Base32. */
    static SecretReadings ofText(String text, @Nullable OtpSecret decoded) {
        SecretReadings result = new SecretReadings();
        String compact = text.replace(" ", "").replace("-", "");
        result.addCharacters(text);
        result.addCharacters(compact);
        result.addDecoded(SecretEncoding.HEX, compact, HexFormat.of()::parseHex);
        result.addDecoded(SecretEncoding.BASE64, text, SecretReadings::decodeBase64);
        if (decoded == null) {
            result.addDecoded(SecretEncoding.LENIENT_BASE32, compact, SecretReadings::decodeLenient);
        } else {
            result.addFormsOf(decoded);
        }
        return result;
    }

    List<Reading> all() {
        return readings;
    }

    /** Erases them. */
    @Override
    public void close() {
        readings.forEach(reading -> reading.secret().destroy());
    }

    private void addFormsOf(OtpSecret secret) {
        byte[] bytes = secret.toByteArray();
        addCharacters(secret.toBase32());
        String text = new String(bytes, UTF_8);
        addDecoded(SecretEncoding.BASE32, text, Base32Text::decode);
        addDecoded(SecretEncoding.HEX, text, HexFormat.of()::parseHex);
        addDecoded(SecretEncoding.BASE64, text, SecretReadings::decodeBase64);
        addDecoded(SecretEncoding.BASE64, secret.toBase32(), SecretReadings::decodeBase64);
        add(SecretEncoding.HEX_CHARACTERS, HexFormat.of().formatHex(bytes).getBytes(UTF_8));
        add(
                SecretEncoding.HEX_CHARACTERS,
                HexFormat.of().withUpperCase().formatHex(bytes).getBytes(UTF_8));
        add(SecretEncoding.BASE64_CHARACTERS, Base64.getEncoder().encode(bytes));
        Arrays.fill(bytes, (byte) 0);
    }

    private void addCharacters(String text) {
        add(SecretEncoding.CHARACTERS, text.getBytes(UTF_8));
        add(SecretEncoding.CHARACTERS_UPPER_CASE, text.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        add(SecretEncoding.CHARACTERS_LOWER_CASE, text.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    private void addDecoded(SecretEncoding encoding, String text, Function<String, byte[]> decoder) {
        try {
            add(encoding, decoder.apply(text));
        } catch (IllegalArgumentException notOfThisEncoding) {
            // One reading less to try.
        }
    }

    private void add(SecretEncoding encoding, byte[] own) {
        if (own.length > 0) {
            readings.add(new Reading(encoding, OtpSecret.ofOwnBytes(own)));
        }
    }

    private static byte[] decodeBase64(String text) {
        return Base64.getDecoder()
                .decode(text.replace(" ", "").replace('-', '+').replace('_', '/'));
    }

    private static byte[] decodeLenient(String compact) {
        return LENIENT_BASE32.decode(compact.toUpperCase(Locale.ROOT)
                .replace('0', 'O')
                .replace('1', 'I')
                .replace('8', 'B'));
    }
}
