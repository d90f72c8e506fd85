package io.github.mfa4j.totp;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One-time passwords from a counter (RFC 4226).
 *
 * <p>Immutable and safe for use by any number of threads. It keeps no counter and counts no guesses: the caller stores
 * the next counter in one atomic step with accepting a code, and limits the attempts (RFC 4226 section 7.3).
 */
public final class Hotp {

    private static final int MIN_DIGITS = 6;
    /** RFC 4226 section 5.3 truncates to 31 bits: ten decimal digits. */
    private static final int MAX_DIGITS = 10;

    private static final int MAX_LOOK_AHEAD = 20;

    private final int digits;

    private Hotp(int digits) {
        this.digits = digits;
    }

    /**
     * HOTP with codes of this length, over HMAC-SHA-1.
     *
     * @param digits the length of a code, 6 to 10; the first of ten digits is never above 2 and adds little
     * @return the algorithm
     * @throws IllegalArgumentException if the digits are out of range
     */
    public static Hotp ofDigits(int digits) {
        if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "digits is " + digits + ", allowed are " + MIN_DIGITS + " to " + MAX_DIGITS);
        }
        return new Hotp(digits);
    }

    /**
     * The code of a counter.
     *
     * @param secret the shared secret
     * @param counter the moving factor, 0 to 2<sup>63</sup> - 1
     * @return ASCII digits in every locale, leading zeros included; a secret until used
     * @throws IllegalArgumentException if the counter is negative
     * @throws IllegalStateException if the secret was destroyed
     */
    public String generate(OtpSecret secret, long counter) {
        try (CounterHmac hmac = CounterHmac.of(secret, OtpAlgorithm.SHA1)) {
            return generate(hmac, counter);
        }
    }

    /**
     * The code of a counter.
     *
     * @param key a key prepared for {@link OtpAlgorithm#SHA1}
     * @param counter the moving factor, 0 to 2<sup>63</sup> - 1
     * @return ASCII digits in every locale, leading zeros included; a secret until used
     * @throws IllegalArgumentException if the counter is negative or the key is for another algorithm
     * @throws IllegalStateException if the key was destroyed
     */
    public String generate(OtpKey key, long counter) {
        try (CounterHmac hmac = key.hmac(OtpAlgorithm.SHA1)) {
            return generate(hmac, counter);
        }
    }

    /**
     * Looks for a code at the expected counter and a few after it, because a token counts on when its button is pressed
     * without a login (RFC 4226 section 7.4). Every counter is computed and compared, whether or not one matched before.
     *
     * @param secret the shared secret
     * @param code what the user typed; spaces and dashes are skipped, anything else but digits matches nothing
     * @param counter the next counter expected, 0 to 2<sup>63</sup> - 1
     * @param lookAhead the number of counters to try after the expected one, 0 to 20
     * @return the latest counter that matched: the caller expects the one after it from now on; empty for a wrong code
     * @throws IllegalArgumentException if the counter, with the look-ahead, or the look-ahead is out of range
     * @throws IllegalStateException if the secret was destroyed
     */
    public OptionalLong verify(OtpSecret secret, @Nullable CharSequence code, long counter, int lookAhead) {
        try (CounterHmac hmac = CounterHmac.of(secret, OtpAlgorithm.SHA1)) {
            return verify(hmac, code, counter, lookAhead);
        }
    }

    /**
     * As {@link #verify(OtpSecret, CharSequence, long, int)} with a prepared key.
     *
     * @param key a key prepared for {@link OtpAlgorithm#SHA1}
     * @param code what the user typed; spaces and dashes are skipped, anything else but digits matches nothing
     * @param counter the next counter expected, 0 to 2<sup>63</sup> - 1
     * @param lookAhead the number of counters to try after the expected one, 0 to 20
     * @return the latest counter that matched: the caller expects the one after it from now on; empty for a wrong code
     * @throws IllegalArgumentException if the counter, with the look-ahead, or the look-ahead is out of range, or the
     *     key is for another algorithm
     * @throws IllegalStateException if the key was destroyed
     */
    public OptionalLong verify(OtpKey key, @Nullable CharSequence code, long counter, int lookAhead) {
        try (CounterHmac hmac = key.hmac(OtpAlgorithm.SHA1)) {
            return verify(hmac, code, counter, lookAhead);
        }
    }

    private String generate(CounterHmac hmac, long counter) {
        requireCounter(counter, 0);
        return CodeDigits.format(CodeDigits.value(hmac.truncated(counter), digits), digits);
    }

    private OptionalLong verify(CounterHmac hmac, @Nullable CharSequence code, long counter, int lookAhead) {
        if (lookAhead < 0 || lookAhead > MAX_LOOK_AHEAD) {
            throw new IllegalArgumentException("lookAhead is " + lookAhead + ", allowed are 0 to " + MAX_LOOK_AHEAD);
        }
        requireCounter(counter, lookAhead);
        return CodeMatcher.match(hmac, code, digits, counter, lookAhead + 1).latest();
    }

    private static void requireCounter(long counter, int lookAhead) {
        long max = Long.MAX_VALUE - lookAhead;
        if (counter < 0 || counter > max) {
            throw new IllegalArgumentException("counter is " + counter + ", allowed are 0 to " + max);
        }
    }
}
