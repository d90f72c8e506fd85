package io.github.mfa4j.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** From text to the bare symbol, by zxing's encoder. */
final class SymbolEncoder {
    private static final Map<EncodeHintType, ?> UTF_8 = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");

    private SymbolEncoder() {}

    /** The symbol without quiet zone, indexed by row, then column; 1 is dark. */
    static byte[][] encode(String text, ErrorCorrection level) {
        int bytes = utf8Length(text);
        if (bytes < 1 || bytes > level.maxBytes()) {
            throw new IllegalArgumentException("text of " + bytes + " bytes of UTF-8, allowed are 1 to "
                    + level.maxBytes() + " at error correction " + level);
        }
        // zxing writes ISO 8859-1 unless told otherwise, and whatever charset it is told it also marks in the code
        // (ECI). All readers agree on unmarked ASCII, and some fail on a marker; other text is ambiguous without one.
        boolean ascii = bytes == text.length();
        try {
            return Encoder.encode(text, level.level(), ascii ? Map.of() : UTF_8)
                    .getMatrix()
                    .getArray();
        } catch (WriterException e) {
            throw new AssertionError("text within the capacity of the largest version", e);
        }
    }

    private static int utf8Length(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text contains an unpaired surrogate", e);
        }
    }
}
