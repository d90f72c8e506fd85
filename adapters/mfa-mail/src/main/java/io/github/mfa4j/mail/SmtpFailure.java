package io.github.mfa4j.mail;

import io.github.mfa4j.spi.DeliveryException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a delivery failed, told without the server's words: a server may repeat what it was sent, so of a reply there are only
 * its numbers, and of the exceptions of the mail transport none, because they carry replies and addresses.
 */
final class SmtpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** RFC 3463 section 2, after the reply code of RFC 5321 section 4.2. */
    private static final Pattern ENHANCED = Pattern.compile("[0-9]{3}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})[ \r\n]");

    /** Nobody can deliver there: RFC 3463 section 3.2, RFC 7505 section 4.1. A bare 550 may as well be about the sender. */
    private static final Set<String> NO_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    /** Said of the sender, by many servers only when they hear of a recipient: RFC 3463 section 3.2. */
    private static final Set<String> BAD_SENDER = Set.of("5.1.7", "5.1.8");

    private final SmtpStep step;
    private final boolean certain;
    private final boolean retryable;

    private SmtpFailure(SmtpStep step, String what, @Nullable Throwable cause, boolean certain, boolean retryable) {
        super(what, cause);
        this.step = step;
        this.certain = certain;
        this.retryable = retryable;
    }

    /** For an address that is none: no server will take it. */
    static SmtpFailure badAddress() {
        return new SmtpFailure(
                SmtpStep.ADDRESS, "the address is not one mailbox; " + SmtpStep.ADDRESS.remedy(), null, true, false);
    }

    static SmtpFailure unreachable(SmtpServer server, SmtpStep step, IOException cause) {
        String what = step == SmtpStep.DNS ? " was not found by " : wayOf(cause);
        return new SmtpFailure(step, sentence(server, what, step), cause, true, true);
    }

    static SmtpFailure noStartTls(SmtpServer server) {
        String what = server
                + " does not offer STARTTLS, so nothing was sent; use TLS at the port that it has for it, or, if it"
                + " should offer it, look for who hides the offer";
        return new SmtpFailure(SmtpStep.TLS, what, null, true, true);
    }

    static SmtpFailure noAuthentication(SmtpServer server) {
        String what = server + " offers no authentication by user name and password; leave them out if it needs none";
        return new SmtpFailure(SmtpStep.AUTHENTICATION, what, null, true, true);
    }

    /** For what the mail transport reported. */
    static SmtpFailure at(SteppedTransport transport, SmtpServer server, MessagingException thrown) {
        String status = enhanced(transport.refusalText()).orElse("");
        SmtpStep step = BAD_SENDER.contains(status) ? SmtpStep.SENDER : transport.step();
        int code = transport.refusal();
        boolean refused = code != 0;
        // After the text was sent to its end only a refusal says that it was not accepted (RFC 5321 section 4.2.5).
        boolean certain = step != SmtpStep.ACCEPTANCE || refused;
        // What is refused otherwise is so by this server or at this moment.
        boolean retryable = !(step == SmtpStep.RECIPIENT && NO_MAILBOX.contains(status));
        IOException broken = ioExceptionIn(thrown);
        String what = refused ? " answered " + (code + " " + status).strip() + " to " : wayOf(broken);
        // Before it knew the recipient a server had nothing to repeat but certificates and names of its own.
        IOException cause = step.compareTo(SmtpStep.SENDER) < 0 ? broken : null;
        return new SmtpFailure(step, sentence(server, what, step), cause, certain, retryable);
    }

    private static String sentence(SmtpServer server, String what, SmtpStep step) {
        return server + what + step.what() + "; " + step.remedy();
    }

    private static String wayOf(@Nullable IOException broken) {
        return broken instanceof InterruptedIOException ? " did not answer in time to " : " failed at ";
    }

    private static Optional<String> enhanced(String reply) {
        Matcher enhanced = ENHANCED.matcher(reply);
        return enhanced.lookingAt() ? Optional.of(enhanced.group(1)) : Optional.empty();
    }

    /** The mail transport nests what happened below it. */
    private static @Nullable IOException ioExceptionIn(MessagingException thrown) {
        Throwable nested = thrown;
        while (nested instanceof MessagingException outer) {
            nested = outer.getNextException();
        }
        return nested instanceof IOException io ? io : null;
    }

    DeliveryException toDelivery() {
        return new DeliveryException(String.valueOf(getMessage()), getCause(), certain, retryable);
    }

    SmtpCheck toCheck() {
        return new SmtpCheck.Failed(step, String.valueOf(getMessage()));
    }
}
