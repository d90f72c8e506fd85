package io.github.mfa4j.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The mail transport, which here remembers how far it came: only that tells what a broken connection means. */
final class SteppedTransport extends SMTPTransport {

    /**
     * Where the mail transport would log the mail and the address, for its loggers bear the name of this class's package.
     * Held, because java.util.logging forgets a logger, and its level, that nobody holds.
     */
    private static final List<Logger> OVERHEARING = List.of(
            Logger.getLogger(SteppedTransport.class.getPackageName()),
            Logger.getLogger(SteppedTransport.class.getPackageName() + ".protocol"));

    /** The server is an old one, and may know HELO (RFC 5321 section 3.2); any other answer to EHLO is a refusal. */
    private static final Set<Integer> UNKNOWN_COMMAND = Set.of(500, 502);

    private final boolean startTls;
    private boolean secured;
    private SmtpStep step = SmtpStep.CONNECTION;
    private int refusal;
    private String refusalText = "";

    SteppedTransport(Session session, URLName server, boolean startTls) {
        super(session, server);
        // Each time, because reading a new configuration of java.util.logging forgets it.
        OVERHEARING.forEach(logger -> logger.setLevel(Level.OFF));
        this.startTls = startTls;
    }

    SmtpStep step() {
        return step;
    }

    /** The code of the reply that said no at this step; 0 if none did. */
    int refusal() {
        return refusal;
    }

    /** That reply as a whole; empty if none did. */
    String refusalText() {
        return refusalText;
    }

    private void begin(SmtpStep next) {
        step = next;
        refusal = 0;
        refusalText = "";
    }

    /** Keeps the first refusal: after it the transport tidies up, and may fail at that. */
    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (refusal == 0 && code >= 400 && code <= 599) {
            refusal = code;
            refusalText = getLastServerResponse();
        }
        return code;
    }

    /** Whatever was begun, it is the connection that the server refuses. */
    private MessagingException notGreeted() {
        step = SmtpStep.CONNECTION;
        return new MessagingException("the server refused the greeting");
    }

    private void greeted() {
        begin(startTls && !secured ? SmtpStep.TLS : SmtpStep.AUTHENTICATION);
    }

    /** Whether the server was to protect the connection, was asked what it can do, and cannot do this. */
    boolean lacksStartTls() {
        return step == SmtpStep.TLS && !secured && !supportsExtension("STARTTLS");
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean understood = super.ehlo(domain);
        if (understood) {
            greeted();
        } else if (secured || !UNKNOWN_COMMAND.contains(getLastReturnCode())) {
            throw notGreeted();
        }
        return understood;
    }

    @Override
    protected void helo(String domain) throws MessagingException {
        super.helo(domain);
        greeted();
    }

    @Override
    protected void startTLS() throws MessagingException {
        super.startTLS();
        // With TLS 1.3 a server may still refuse the client when it is greeted again.
        secured = true;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        begin(SmtpStep.SENDER);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        begin(SmtpStep.RECIPIENT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        begin(SmtpStep.MESSAGE);
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        begin(SmtpStep.ACCEPTANCE);
        super.finishData();
    }
}
