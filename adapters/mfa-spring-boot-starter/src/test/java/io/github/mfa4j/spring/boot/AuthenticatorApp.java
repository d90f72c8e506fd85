package io.github.mfa4j.spring.boot;

import io.github.mfa4j.UserId;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.time.Instant;

/**
 * A user's phone beside an application on the system's clock. A code works once, and the next step is accepted ahead of its
 * time, so two codes can be had without waiting.
 */
final class AuthenticatorApp {

    private final SettableClock clock;
    private final SimulatedAuthenticator app;

    private AuthenticatorApp(SettableClock clock, SimulatedAuthenticator app) {
        this.clock = clock;
        this.app = app;
    }

    /** Enrols the user with the code of the step before, so that two more are to come. */
    static AuthenticatorApp enrolled(TotpFactor totp, UserId user) {
        SettableClock clock = new SettableClock(Instant.now());
        Pending pending = (Pending) totp.enroll(user, "phone", null);
        AuthenticatorApp app = new AuthenticatorApp(clock, SimulatedAuthenticator.scan(pending, clock));
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
}
