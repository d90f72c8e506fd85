package io.github.mfa4j.testkit;

import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpParameters;
import java.time.InstantSource;

/** An authenticator app: it keeps a copy of the secret it was shown and tells the code of its clock. Thread-safe. */
public final class SimulatedAuthenticator {

    private final OtpSecret secret;
    private final Totp totp;
    private final InstantSource clock;

    /**
     * An app that has scanned a secret.
     *
     * @param secret the secret
     * @param parameters what it computes with
     * @param clock the phone's clock
     */
    public SimulatedAuthenticator(OtpSecret secret, TotpParameters parameters, InstantSource clock) {
        this.secret = OtpSecret.ofLegacyBytes(secret.toByteArray());
        this.totp = Totp.of(parameters);
        this.clock = clock;
    }

    /**
     * An app that has scanned a pending enrolment.
     *
     * @param pending the enrolment
     * @param clock the phone's clock
     * @return the app
     */
    public static SimulatedAuthenticator scan(EnrolmentResult.Pending pending, InstantSource clock) {
        return new SimulatedAuthenticator(pending.secret(), pending.parameters(), clock);
    }

    /**
     * The code on the screen.
     *
     * @return the code of the current time step
     */
    public String code() {
        return totp.generate(secret, clock.instant());
    }
}
