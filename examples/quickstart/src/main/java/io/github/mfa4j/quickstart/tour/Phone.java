package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.TotpUri;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.Totp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A phone with an authenticator app: it scans a QR code and shows codes. */
final class Phone {

    private final InstantSource clock;
    private @Nullable TotpUri scanned;

    Phone(InstantSource clock) {
        this.clock = clock;
    }

    void scan(String uri) {
        scanned = (TotpUri) OtpAuthUri.parse(uri);
    }

    String code() {
        return totp().generate(account().secret(), clock.instant());
    }

    Instant nextCodeAt() {
        long period = account().period().toSeconds();
        return Instant.ofEpochSecond((totp().stepAt(clock.instant()) + 1) * period);
    }

    /** What somebody without the phone may guess: codes that are certainly wrong for the next minutes. */
    List<String> wrongCodes(int count) {
        StepWindow wide = new StepWindow(5, 5);
        return IntStream.iterate(123_456, guess -> guess < 1_000_000, guess -> guess + 111_111)
                .mapToObj(Integer::toString)
                .filter(guess -> totp().verify(account().secret(), guess, clock.instant(), wide)
                        .isEmpty())
                .limit(count)
                .toList();
    }

    private Totp totp() {
        return Totp.of(account().parameters());
    }

    private TotpUri account() {
        return Objects.requireNonNull(scanned, "this phone has scanned nothing yet");
    }
}
