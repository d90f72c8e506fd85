package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.TotpUri;
import io.github.mfa4j.quickstart.tour.PhoneMemory.Content;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.Totp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A phone with an authenticator app: it scans a QR code and shows codes. */
final class Phone {

    private final InstantSource clock;
    private final PhoneMemory memory;
    private @Nullable TotpUri scanned;

    Phone(InstantSource clock, PhoneMemory memory) {
        this.clock = clock;
        this.memory = memory;
    }

    /** Another phone, which has scanned nothing yet. */
    Phone anotherOne() {
        return new Phone(clock, memory);
    }

    void scan(String uri) {
        scanned = (TotpUri) OtpAuthUri.parse(uri);
    }

    /** Remembers what it scanned, once the shop has accepted a code of it. */
    void keep(String authenticatorId) {
        memory.write(new Content(authenticatorId, account().toUri(), clock.instant()));
    }

    /** Finds what it scanned on an earlier tour, and tells whether it shows codes for this authenticator. */
    boolean remembers(String authenticatorId) {
        Optional<Content> kept =
                memory.read().filter(content -> content.authenticatorId().equals(authenticatorId));
        kept.ifPresent(content -> scan(content.uri()));
        return kept.isPresent();
    }

    /** Remembers what time it is on this phone. */
    void keepTime() {
        memory.read()
                .map(content -> new Content(content.authenticatorId(), content.uri(), clock.instant()))
                .ifPresent(memory::write);
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
