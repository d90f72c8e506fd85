package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;

/** A user's phone, on the clock of the application. */
record Phone(SimulatedAuthenticator app, SettableClock clock) {

    private static final Duration STEP = Duration.ofSeconds(30);

    static Phone enrolled(TotpFactor totp, UserId user, SettableClock clock) {
        Pending pending = (Pending) totp.enroll(user, "phone", null);
        Phone phone = new Phone(SimulatedAuthenticator.scan(pending, clock), clock);
        if (totp.confirm(user, pending.id(), phone.app.code()) != Confirmation.CONFIRMED) {
            throw new IllegalStateException("the first code was not accepted");
        }
        return phone;
    }

    static Phone with(OtpSecret key, SettableClock clock) {
        return new Phone(new SimulatedAuthenticator(key, TotpParameters.DEFAULT, clock), clock);
    }

    /** The code of the next time step; the last one may have been used. */
    String nextCode() {
        clock.advance(STEP);
        return app.code();
    }

    /** Six digits that are not the code of this step or its neighbours. */
    String wrongCode() {
        String right = app.code();
        return Integer.toString(9 - Character.digit(right.charAt(0), 10))
                + right.substring(1, 5)
                + (9 - Character.digit(right.charAt(5), 10));
    }
}
