package io.github.mfa4j.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The mail transport, which here remembers how far it came: only that tells what a broken connection means. */
final class SteppedTransport extends SMTPTransport {

    private final boolean startTls;
    private boolean secured;
    private SmtpStep step = SmtpStep.CONNECTION;
    private int refusal;
    private String refusalText = "";

    SteppedTransport(Session session, URLName server, boolean startTls) {
        super(session, server);
        this.startTls = startTls;
    }

    SmtpStep step() {
        return step;
    }

    /** The code of the reply that said no at this step; 0 if none did. */
    int refusal() {
        return refusal;
    }

    /** That reply as a whole. */
    String refusalText() {
        return refusalText;
    }

    private void begin(SmtpStep next) {
        step = next;
        refusal = 0;
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

    /** Whether the server was to protect the connection, was asked what it can do, and cannot do this. */
    boolean lacksStartTls() {
        return step == SmtpStep.TLS && !supportsExtension("STARTTLS");
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean understood = super.ehlo(domain);
        begin(startTls && !secured ? SmtpStep.TLS : SmtpStep.AUTHENTICATION);
        return understood;
    }

    @Override
    protected void startTLS() throws MessagingException {
        super.startTLS();
        secured = true;
        begin(SmtpStep.AUTHENTICATION);
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
