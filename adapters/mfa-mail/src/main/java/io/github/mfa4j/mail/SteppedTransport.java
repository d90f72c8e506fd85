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

    SteppedTransport(Session session, URLName server, boolean startTls) {
        super(session, server);
        this.startTls = startTls;
    }

    SmtpStep step() {
        return step;
    }

    /** Whether the server was to protect the connection, was asked what it can do, and cannot do this. */
    boolean lacksStartTls() {
        return step == SmtpStep.TLS && !supportsExtension("STARTTLS");
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean understood = super.ehlo(domain);
        step = startTls && !secured ? SmtpStep.TLS : SmtpStep.AUTHENTICATION;
        return understood;
    }

    @Override
    protected void startTLS() throws MessagingException {
        super.startTLS();
        secured = true;
        step = SmtpStep.AUTHENTICATION;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        step = SmtpStep.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        step = SmtpStep.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        step = SmtpStep.MESSAGE;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        step = SmtpStep.ACCEPTANCE;
        super.finishData();
    }
}
