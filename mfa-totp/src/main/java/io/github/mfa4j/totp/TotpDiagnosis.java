package io.github.mfa4j.totp;

import java.time.Duration;

/**
 * Why a code does not verify, as far as {@link TotpDiagnostics} can tell.
 *
 * <p>A finding is a guess for a person to check, never a verification: nothing may be granted because of it. Neither a
 * finding nor its explanation carries the secret or the code.
 */
public sealed interface TotpDiagnosis {

    /**
     * The finding in plain English, for a support person, with what to do about it.
     *
     * @return one or more sentences
     */
    String explanation();

    /**
     * The code is right: secret, parameters and clock agree.
     *
     * @param step the time step it belongs to
     */
    record Matches(long step) implements TotpDiagnosis {
        @Override
        public String explanation() {
            return "The code is right for this secret at this time. If it was refused nevertheless, it had been used"
                    + " before, the user was locked, or the server holds another secret for this user.";
        }
    }

    /**
     * The code is right at another time: the authenticator's clock is wrong, or the code was typed long after it was
     * shown.
     *
     * @param drift how far the authenticator's clock is ahead of the given time, negative if it is behind; accurate to
     *     one period
     */
    record ClockDrift(Duration drift) implements TotpDiagnosis {
        @Override
        public String explanation() {
            return "The code is the one of another time: the authenticator's clock is " + inWords(drift.abs())
                    + (drift.isNegative() ? " behind" : " ahead of")
                    + " the server's. Let the device set its time automatically"
                    + (drift.toSeconds() % 1800 == 0 ? ", and check its time zone." : ".");
        }

        private static String inWords(Duration duration) {
            String hours = count(duration.toHours(), "hour");
            String minutes = count(duration.toMinutesPart(), "minute");
            String seconds = count(duration.toSecondsPart(), "second");
            return String.join(" ", hours, minutes, seconds).strip().replace("  ", " ");
        }

        private static String count(long number, String unit) {
            return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
        }
    }

    /**
     * The code is right under other parameters: the authenticator ignored some of those it was given, or was never given
     * them.
     *
     * @param expected the parameters the server uses
     * @param used the parameters the authenticator seems to use
     */
    record DifferentParameters(TotpParameters expected, TotpParameters used) implements TotpDiagnosis {
        @Override
        public String explanation() {
            return "The authenticator computes with other parameters: " + differences(expected, used)
                    + ". Several apps ignore what the QR code says; use " + TotpParameters.DEFAULT.algorithm() + ", "
                    + TotpParameters.DEFAULT.digits() + " digits and "
                    + TotpParameters.DEFAULT.period().toSeconds() + " seconds, or another app.";
        }

        private static String differences(TotpParameters expected, TotpParameters used) {
            StringBuilder text = new StringBuilder();
            if (expected.algorithm() != used.algorithm()) {
                text.append(used.algorithm()).append(" instead of ").append(expected.algorithm());
            }
            if (expected.digits() != used.digits()) {
                text.append(text.isEmpty() ? "" : ", ").append(used.digits());
                text.append(" digits instead of ").append(expected.digits());
            }
            if (!expected.period().equals(used.period())) {
                text.append(text.isEmpty() ? "" : ", ").append(used.period().toSeconds());
                text.append(" seconds instead of ").append(expected.period().toSeconds());
            }
            return text.toString();
        }
    }

    /**
     * The code is right under other bytes of the same secret: server and authenticator do not agree on how its text is
     * encoded.
     *
     * @param encoding how the authenticator seems to have read the secret
     * @param used the parameters the authenticator seems to use
     */
    record DifferentEncoding(SecretEncoding encoding, TotpParameters used) implements TotpDiagnosis {
        @Override
        public String explanation() {
            return "The authenticator has other bytes of the same secret: it " + encoding.deed()
                    + ". An otpauth URI carries the secret as Base32 of its bytes, encoded once.";
        }
    }

    /**
     * The secret's text is not Base32, and no other reading of it explains the code.
     *
     * @param reason what is wrong with the text
     */
    record UnreadableSecret(InvalidSecretException.Reason reason) implements TotpDiagnosis {
        @Override
        public String explanation() {
            return "The secret cannot be read as Base32: "
                    + switch (reason) {
                        case CHARACTER -> "it has a character other than A-Z and 2-7.";
                        case LENGTH -> "characters are missing.";
                        case PADDING -> "its padding is wrong.";
                        case TRAILING_BITS -> "a character is missing or mistyped near its end.";
                        case TOO_SHORT -> "it is too short.";
                        case TOO_LONG -> "it is too long.";
                    };
        }
    }

    /** What was typed is not six to eight ASCII digits. */
    record NotACode() implements TotpDiagnosis {
        @Override
        public String explanation() {
            return "This is not a code: a code has " + TotpParameters.MIN_DIGITS + " to " + TotpParameters.MAX_DIGITS
                    + " digits, and only spaces and dashes between them.";
        }
    }

    /** Nothing that was tried explains the code. */
    record NoExplanation() implements TotpDiagnosis {
        @Override
        public String explanation() {
            return "Nothing explains this code: most likely the authenticator shows the code of another account or of an"
                    + " older enrolment, or the code was mistyped. Enrol again with a new secret.";
        }
    }
}
