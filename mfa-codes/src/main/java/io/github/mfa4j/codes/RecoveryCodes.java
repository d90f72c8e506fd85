package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The material of a set of recovery codes, the look-up secrets of NIST SP 800-63B-4 section 3.1.2. At 80 bits a code is
 * longer than the six digits asked for, yet below the 112 bits from which a plain hash would do (section 3.1.2.2).
 */
final class RecoveryCodes {

    /** 16 characters of Crockford base 32, 80 bits. */
    static final CodeFormat FORMAT = CodeFormat.unambiguous(16);

    static final int DEFAULT_COUNT = 10;

    private static final int MAX_COUNT = 32;

    private RecoveryCodes() {}

    /**
     * Draws a set of codes, all different.
     *
     * @param count number of codes, 1 to 32
     */
    static List<SecretText> generate(int count, SecureRandom random) {
        requireCount(count);
        List<SecretText> codes = new ArrayList<>(count);
        while (codes.size() < count) {
            SecretText next = FORMAT.generate(random);
            if (!codes.contains(next)) {
                codes.add(next);
            }
        }
        return List.copyOf(codes);
    }

    static void requireCount(int count) {
        Ranges.check("count", count, 1, MAX_COUNT);
    }
}
