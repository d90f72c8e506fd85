package io.github.mfa4j.spring.boot;

import io.github.mfa4j.UserId;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A user's phone beside an application on the system's clock. A code works once, and the next step is accepted ahead of its
 * time, so two codes can be had without waiting.
 */
final class AuthenticatorApp {

    private final SettableClock clock;
    private final Pending pending;
    private final SimulatedAuthenticator app;

    private AuthenticatorApp(SettableClock clock, Pending pending) {
        this.clock = clock;
        this.pending = pending;
        this.app = SimulatedAuthenticator.scan(pending, clock);
    }

    /** Enrols the user; the code of the current step is thereby used. */
    static AuthenticatorApp enrolled(TotpFactor totp, UserId user) {
        SettableClock clock = new SettableClock(Instant.now());
        Pending pending = (Pending) totp.enroll(user, "phone", null);
        AuthenticatorApp app = new AuthenticatorApp(clock, pending);
        if (totp.confirm(user, pending.id(), app.app.code()) != Confirmation.CONFIRMED) {
            throw new IllegalStateException("the first code was not accepted");
        }
        return app;
    }

    /** The code of the step that follows the last one. */
    String nextCode() {
        clock.advance(Duration.ofSeconds(30));
        return app.code();
    }

    /** Six digits that are no code of the steps around the current one. */
    String wrongCode() {
        Set<String> right = new HashSet<>();
        for (int step = -3; step <= 3; step++) {
            SettableClock other = new SettableClock(clock.instant().plusSeconds(30L * step));
            right.add(new SimulatedAuthenticator(pending.secret(), pending.parameters(), other).code());
        }
        return Stream.of("000000", "111111", "222222", "333333", "444444", "555555", "666666", "777777")
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }
}
