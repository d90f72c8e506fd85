package io.github.mfa4j.totp;

import org.jspecify.annotations.Nullable;

/** Compares a typed code with those of consecutive counters, in a time that does not depend on which of them match. */
final class CodeMatcher {

    private CodeMatcher() {}

    /** At most 31 counters from the first one on. */
    static MatchedSteps match(CounterHmac hmac, @Nullable CharSequence code, int digits, long first, int length) {
        long candidate = CodeDigits.parse(code, digits);
        if (candidate == CodeDigits.NOT_A_CODE) {
            return MatchedSteps.NONE;
        }
        int bits = 0;
        for (int i = 0; i < length; i++) {
            int expected = CodeDigits.value(hmac.truncated(first + i), digits);
            bits |= CodeDigits.equalBit(expected, candidate) << i;
        }
        return MatchedSteps.of(first, bits);
    }
}
