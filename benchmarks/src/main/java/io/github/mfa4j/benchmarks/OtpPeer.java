package io.github.mfa4j.benchmarks;

import java.time.Instant;

/**
 * A library for one-time passwords, brought to the same work: SHA-1, 6 digits, 30 seconds, one step back and one ahead.
 */
interface OtpPeer {

    /** From the secret's text, as an application does that stores it so: no part of it is kept from call to call. */
    Generator fromText(String base32);

    /** As far prepared as the library allows. */
    default Generator prepared(String base32) {
        return fromText(base32);
    }

    interface Generator {

        /** The code as a text with all its digits. */
        String generate(Instant at);

        /** Whether the code is that of the current step, the one before or the one after. */
        boolean verify(String code, Instant at);
    }
}
