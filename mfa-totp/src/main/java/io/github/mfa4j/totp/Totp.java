package io.github.mfa4j.totp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One-time passwords from the time (RFC 6238).
 *
 * <p>Immutable and safe for use by any number of threads. It reads no clock, remembers no step and counts no guesses.
 * Whoever logs users in with it has to do three things beside: accept each step once ({@link MatchedSteps} says how),
 * limit the attempts, and keep the secret sealed. The factor of this library does them.
 */
public final class Totp {

    private final TotpParameters parameters;
    private final long periodSeconds;

    private Totp(TotpParameters parameters) {
        this.parameters = parameters;
        this.periodSeconds = parameters.period().toSeconds();
    }

    /**
     * TOTP with these parameters.
     *
     * @param parameters what the server and the authenticator agree on
     * @return the algorithm
     */
    public static Totp of(TotpParameters parameters) {
        return new Totp(parameters);
    }

    /**
     * The parameters given.
     *
     * @return what the server and the authenticator agree on
     */
    public TotpParameters parameters() {
        return parameters;
    }

    /**
     * The time step of an instant (RFC 6238 section 4.2, with T0 = 0): whole periods since 1970, rounded down, so that
     * the steps before 1970 are negative and as long as all others.
     *
     * @param at any instant
     * @return the time step, which RFC 6238 calls T
     */
    public long stepAt(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), periodSeconds);
    }

    /**
     * The code of an instant.
     *
     * @param secret the shared secret
     * @param at any instant
     * @return ASCII digits in every locale, leading zeros included; a secret until used
     * @throws IllegalStateException if the secret was destroyed
     */
    public String generate(OtpSecret secret, Instant at) {
        try (CounterHmac hmac = CounterHmac.of(secret, parameters.algorithm())) {
            return generate(hmac, at);
        }
    }

    /**
     * The code of an instant.
     *
     * @param key a key prepared for the algorithm of these parameters
     * @param at any instant
     * @return ASCII digits in every locale, leading zeros included; a secret until used
     * @throws IllegalArgumentException if the key is for another algorithm
     * @throws IllegalStateException if the key was destroyed
     */
    public String generate(OtpKey key, Instant at) {
        try (CounterHmac hmac = key.hmac(parameters.algorithm())) {
            return generate(hmac, at);
        }
    }

    /**
     * Finds the steps around an instant that a code belongs to. Every step of the window is computed and compared,
     * whether or not one matched before.
     *
     * @param secret the shared secret
     * @param code what the user typed; spaces and dashes are skipped, anything else but ASCII digits of the exact length,
     *     null included, matches nothing
     * @param at the server's time
     * @param window how many steps before and after are accepted
     * @return the steps that matched, usually one or none; a step must not be accepted twice
     * @throws IllegalStateException if the secret was destroyed
     */
    public MatchedSteps verify(OtpSecret secret, @Nullable CharSequence code, Instant at, StepWindow window) {
        try (CounterHmac hmac = CounterHmac.of(secret, parameters.algorithm())) {
            return verify(hmac, code, at, window);
        }
    }

    /**
     * As {@link #verify(OtpSecret, CharSequence, Instant, StepWindow)} with a prepared key.
     *
     * @param key a key prepared for the algorithm of these parameters
     * @param code what the user typed; spaces and dashes are skipped, anything else but ASCII digits of the exact length,
     *     null included, matches nothing
     * @param at the server's time
     * @param window how many steps before and after are accepted
     * @return the steps that matched, usually one or none; a step must not be accepted twice
     * @throws IllegalArgumentException if the key is for another algorithm
     * @throws IllegalStateException if the key was destroyed
     */
    public MatchedSteps verify(OtpKey key, @Nullable CharSequence code, Instant at, StepWindow window) {
        try (CounterHmac hmac = key.hmac(parameters.algorithm())) {
            return verify(hmac, code, at, window);
        }
    }

    private String generate(CounterHmac hmac, Instant at) {
        int digits = parameters.digits();
        return CodeDigits.format(CodeDigits.value(hmac.truncated(stepAt(at)), digits), digits);
    }

    private MatchedSteps verify(CounterHmac hmac, @Nullable CharSequence code, Instant at, StepWindow window) {
        long first = stepAt(at) - window.past();
        return CodeMatcher.match(hmac, code, parameters.digits(), first, window.length());
    }
}
