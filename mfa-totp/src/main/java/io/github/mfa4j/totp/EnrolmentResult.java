package io.github.mfa4j.totp;

import io.github.mfa4j.Change;

/** What came of beginning to enrol an authenticator app. */
public sealed interface EnrolmentResult {

    /**
     * A pending enrolment. Show the secret, as a QR code and as text, now: it cannot be read again. Nothing is switched on
     * before a first code is confirmed.
     *
     * @param id names the enrolment when confirming
     * @param accountName the name to show in the app
     * @param secret the secret to share with the app; destroy it once shown
     * @param parameters what the app must compute with
     */
    record Pending(String id, String accountName, OtpSecret secret, TotpParameters parameters)
            implements EnrolmentResult {}

    /**
     * Nothing was begun.
     *
     * @param reason why not; never {@link Change#DONE}
     */
    record NotBegun(Change reason) implements EnrolmentResult {}
}
