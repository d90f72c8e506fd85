package io.github.mfa4j.twilio;

import com.twilio.rest.api.v2010.account.Message;
import io.github.mfa4j.spi.DeliveryException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means for the message. Decided by the HTTP status, because Twilio
 * <a href="https://www.twilio.com/en-us/changelog/updates-to-the-error-code-dictionary-to-clarify-number-validatio">advises
 * against</a> logic on its error codes; the code is named for whoever looks it up at twilio.com/docs/api/errors.
 *
 * <p>Twilio's texts may quote the number and a parser's message may quote Twilio, so none of them is handed on, and neither is
 * an exception from after the connection was made.
 */
final class Failure {

    private static final int BAD_REQUEST = 400;

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
                status != BAD_REQUEST);
    }

    /** A message that was made and has failed at once. */
    static DeliveryException failed(Message.Status status, @Nullable Integer code) {
        return new DeliveryException(
                "Twilio took the message and gave it the status " + status
                        + (code == null ? "" : " with error code " + code),
                null,
                true,
                false);
    }

    /** Success with a body that is not a message: most likely sent, so not to be sent by another way as well. */
    static DeliveryException unreadable() {
        return new DeliveryException("Twilio answered with success, but not with a message", null, false, false);
    }

    /** No answer, or only a part of one. */
    static DeliveryException network(IOException e, boolean late) {
        String kind = e.getClass().getSimpleName();
        if (neverConnected(e)) {
            return new DeliveryException("Twilio could not be reached (" + kind + ")", e, true, true);
        }
        String what = late ? "Twilio did not answer in time" : "the connection to Twilio broke";
        return new DeliveryException(what + " (" + kind + ")", null, false, true);
    }

    /** The request is written only after the connection and its TLS handshake. */
    private static boolean neverConnected(IOException e) {
        return e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException;
    }
}
