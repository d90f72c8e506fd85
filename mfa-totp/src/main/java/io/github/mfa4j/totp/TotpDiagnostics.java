package io.github.mfa4j.totp;

import io.github.mfa4j.totp.TotpDiagnosis.ClockDrift;
import io.github.mfa4j.totp.TotpDiagnosis.DifferentEncoding;
import io.github.mfa4j.totp.TotpDiagnosis.DifferentParameters;
import io.github.mfa4j.totp.TotpDiagnosis.Matches;
import io.github.mfa4j.totp.TotpDiagnosis.NoExplanation;
import io.github.mfa4j.totp.TotpDiagnosis.NotACode;
import io.github.mfa4j.totp.TotpDiagnosis.UnreadableSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a code does not verify: the device's clock, other parameters, or another encoding of the secret.
 *
 * <p>It tries, the likeliest first: the declared parameters up to ten minutes off; other algorithms, digits and periods
 * near the given time; other encodings of the secret near the given time, with any parameters; and the declared
 * parameters up to one day off. The first that yields the code is the finding.
 *
 * <p><b>A tool for support, never a verification.</b> It tries some 7,000 codes, so that one wrong code in about 140 of
 * six digits finds a false explanation by coincidence, nearly always a clock many hours off; of eight digits, one in
 * 14,000. Ask for a second code a minute later: a true explanation comes again with the same drift. For the same reason
 * whoever may call this without limit can guess; keep it away from users, and do not store its input.
 *
 * <p>Immutable and safe for use by any number of threads. A call takes a few milliseconds and is not constant in time.
 */
public final class TotpDiagnostics {

    /** A clock that is off by so little is likelier than any other fault. */
    private static final Duration LIKELY_DRIFT = Duration.ofMinutes(10);

    private static final Duration POSSIBLE_DRIFT = Duration.ofDays(1);

    /** Around the given time, where not the clock but something else is suspected. */
    private static final int NEAR_STEPS = 2;

    /** Seconds, the usual ones first. */
    private static final List<Integer> PERIODS = List.of(30, 60, 15, 20, 45, 90, 120, 180, 300);

    private final TotpParameters declared;
    private final StepWindow window;

    private TotpDiagnostics(TotpParameters declared, StepWindow window) {
        this.declared = declared;
        this.window = window;
    }

    /**
     * Diagnostics for a server with these settings.
     *
     * @param declared the parameters the server uses
     * @param window the window the server accepts, within which a code {@linkplain TotpDiagnosis.Matches matches}
     * @return the diagnostics
     */
    public static TotpDiagnostics of(TotpParameters declared, StepWindow window) {
        return new TotpDiagnostics(declared, window);
    }

    /**
     * Looks for the reason.
     *
     * @param secret the secret that the server holds
     * @param code what the user typed
     * @param at when the user typed it, by the server's clock
     * @return the likeliest explanation
     * @throws IllegalStateException if the secret was destroyed
     */
    public TotpDiagnosis diagnose(OtpSecret secret, @Nullable CharSequence code, Instant at) {
        try (SecretReadings readings = SecretReadings.ofBytes(secret)) {
            return diagnose(secret, readings, code, at);
        }
    }

    /**
     * Looks for the reason.
     *
     * @param secretText the secret as somebody typed it, Base32 or not, of any length up to 512 characters
     * @param code what the user typed
     * @param at when the user typed it, by the server's clock
     * @return the likeliest explanation
     */
    public TotpDiagnosis diagnose(CharSequence secretText, @Nullable CharSequence code, Instant at) {
        if (secretText.length() > Base32Text.MAX_TEXT_LENGTH) {
            return new UnreadableSecret(InvalidSecretException.Reason.TOO_LONG);
        }
        String text = secretText.toString();
        try (OtpSecret secret = OtpSecret.ofOwnBytes(Base32Text.decode(text));
                SecretReadings readings = SecretReadings.ofText(text, secret)) {
            return diagnose(secret, readings, code, at);
        } catch (InvalidSecretException e) {
            try (SecretReadings readings = SecretReadings.ofText(text, null)) {
                return StepSearch.of(code, at)
                        .map(search -> otherEncoding(search, readings).orElse(new UnreadableSecret(e.reason())))
                        .orElseGet(NotACode::new);
            }
        }
    }

    private TotpDiagnosis diagnose(OtpSecret secret, SecretReadings readings, @Nullable CharSequence code, Instant at) {
        return StepSearch.of(code, at)
                .map(search -> drift(search, secret, LIKELY_DRIFT)
                        .or(() -> otherParameters(search, secret))
                        .or(() -> otherEncoding(search, readings))
                        .or(() -> drift(search, secret, POSSIBLE_DRIFT))
                        .orElseGet(NoExplanation::new))
                .orElseGet(NotACode::new);
    }

    private Optional<TotpDiagnosis> drift(StepSearch search, OtpSecret secret, Duration maxDrift) {
        if (search.digits() != declared.digits()) {
            return Optional.empty();
        }
        long maxOffset = Math.max(maxDrift.dividedBy(declared.period()), Math.max(window.past(), window.future()));
        OptionalLong offset = search.offset(secret, declared, maxOffset);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        long steps = offset.getAsLong();
        return Optional.of(
                -window.past() <= steps && steps <= window.future()
                        ? new Matches(Totp.of(declared).stepAt(search.at()) + steps)
                        : new ClockDrift(declared.period().multipliedBy(steps)));
    }

    private Optional<TotpDiagnosis> otherParameters(StepSearch search, OtpSecret secret) {
        return parametersLike(declared.withDigits(search.digits()))
                .filter(used -> search.offset(secret, used, NEAR_STEPS).isPresent())
                .findFirst()
                .map(used -> new DifferentParameters(declared, used));
    }

    private Optional<TotpDiagnosis> otherEncoding(StepSearch search, SecretReadings readings) {
        return parametersLike(declared.withDigits(search.digits()))
                .flatMap(used -> readings.all().stream()
                        .filter(reading -> search.offset(reading.secret(), used, NEAR_STEPS)
                                .isPresent())
                        .<TotpDiagnosis>map(reading -> new DifferentEncoding(reading.encoding(), used)))
                .findFirst();
    }

    /** All with the length that was typed: the declared ones, the ones an app without choice uses, all others. */
    private static Stream<TotpParameters> parametersLike(TotpParameters typed) {
        Stream<TotpParameters> likely = Stream.of(
                typed,
                TotpParameters.DEFAULT.withDigits(typed.digits()),
                typed.withPeriod(TotpParameters.DEFAULT.period()),
                typed.withAlgorithm(TotpParameters.DEFAULT.algorithm()));
        Stream<TotpParameters> possible = Arrays.stream(OtpAlgorithm.values())
                .map(typed::withAlgorithm)
                .flatMap(other -> Stream.concat(
                        Stream.of(other),
                        PERIODS.stream().map(Duration::ofSeconds).map(other::withPeriod)));
        return Stream.concat(likely, possible).distinct();
    }
}
