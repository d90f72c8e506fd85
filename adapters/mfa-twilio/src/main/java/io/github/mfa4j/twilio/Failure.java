package io.github.mfa4j.twilio;

import com.twilio.rest.api.v2010.account.Message;
import io.github.mfa4j.spi.DeliveryException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means for the message. Decided by the HTTP status, because Twilio <a
 * href="https://www.twilio.com/en-us/changelog/updates-to-the-error-code-dictionary-to-clarify-number-validatio">advises
 * against</a> logic on its error codes. But 400 is also how it refuses what another provider would take: a country that the
 * account may not send to, a sender that is not its own, a receiver who does not want this sender. So only the codes of
 * numbers that nobody can send to are final; should they change, one more refused request is all that it costs.
 *
 * <p>Twilio's texts may quote the number and a parser's message may quote Twilio, so none of them is handed on, and
 * neither is an exception from after the request was written.
 */
final class Failure {

    private static final int BAD_REQUEST = 400;

    /** Invalid number; no mobile number: twilio.com/docs/api/errors. */
    private static final Set<Integer> NOBODY_CAN = Set.of(21211, 21614);

    private Failure() {}

    /** No message with such a number can be sent by anybody. */
    static DeliveryException badNumber(int length) {
        return new DeliveryException(
                "the phone number of " + length
                        + " characters is not E.164, allowed is + and 2 to 15 digits that do not" + " begin with 0",
                null,
                true,
                false);
    }

    /** An answer other than 2xx. */
    static DeliveryException status(int status, @Nullable Integer code) {
        boolean refused = status >= BAD_REQUEST && status < 500;
        return new DeliveryException(
                "Twilio answered with HTTP status " + status + (code == null ? "" : " and error code " + code),
                null,
                refused,
                status != BAD_REQUEST || anotherMay(code));
    }

    /** A message that was made and has failed at once. */
    static DeliveryException failed(Message.Status status, @Nullable Integer code) {
        return new DeliveryException(
                "Twilio took the message and gave it the status " + status
                        + (code == null ? "" : " with error code " + code),
                null,
                true,
                anotherMay(code));
    }

    private static boolean anotherMay(@Nullable Integer code) {
        return code == null || !NOBODY_CAN.contains(code);
    }

    /** Success with a body that is not a message: most likely sent, so not to be sent by another way as well. */
    static DeliveryException unreadable() {
        return new DeliveryException("Twilio answered with success, but not with a message", null, false, false);
    }

    /** The SDK failed outside the exchange with Twilio. Its own words may quote the request. */
    static DeliveryException inTheSdk(RuntimeException e) {
        return new DeliveryException("Twilio's SDK failed (" + e.getClass().getSimpleName() + ")", null, false, true);
    }

    /** Nothing of the request was written: no connection, or no TLS on it. What failed knows nothing of the message. */
    static DeliveryException unreached(Exception e) {
        return new DeliveryException(
                "Twilio could not be reached (" + e.getClass().getSimpleName() + ")", e, true, true);
    }

    /** The request was written, at least in part, and no status came back. */
    static DeliveryException unanswered(Exception e, boolean late) {
        String what = late ? "Twilio did not answer in time" : "the connection to Twilio broke";
        return new DeliveryException(what + " (" + e.getClass().getSimpleName() + ")", null, false, true);
    }
}
