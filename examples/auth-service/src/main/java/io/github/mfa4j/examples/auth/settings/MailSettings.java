package io.github.mfa4j.examples.auth.settings;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.ssl.pem.PemContent;

/** The mail server; without one, mails are files in a folder. */
final class MailSettings {

    private static final List<String> SECURITY = List.of("starttls", "tls", "none");

    private MailSettings() {}

    static void read(Reading in) {
        in.property("auth.mail.from", in.text(Variable.SMTP_FROM, "no-reply@localhost.example"));
        String host = in.text(Variable.SMTP_HOST);
        if (host == null) {
            readOutbox(in);
            return;
        }
        in.property("auth.mail.host", host);
        if (in.isSet(Variable.SMTP_PORT)) {
            in.property("auth.mail.port", in.number(Variable.SMTP_PORT, 1, 65_535, 587));
        }
        String security = in.text(Variable.SMTP_SECURITY, "starttls").toLowerCase(Locale.ROOT);
        if (!SECURITY.contains(security)) {
            in.problem(Variable.SMTP_SECURITY, "is \"" + security + "\", allowed are " + SECURITY);
        } else {
            in.property("auth.mail.security", security);
        }
        if (in.isSet(Variable.SMTP_USER) != in.isSet(Variable.SMTP_PASSWORD)) {
            in.problem(
                    in.isSet(Variable.SMTP_USER) ? Variable.SMTP_PASSWORD : Variable.SMTP_USER,
                    "is missing beside the other half of the pair");
        }
        if (TlsSettings.read(in, Variable.SMTP_CA, PemContent::getCertificates) != null) {
            in.property("spring.ssl.bundle.pem.mail.truststore.certificate", "file:" + in.text(Variable.SMTP_CA));
        }
        in.property("auth.mail.user", in.text(Variable.SMTP_USER, ""));
        in.property("auth.mail.password", in.text(Variable.SMTP_PASSWORD, ""));
        if (!in.isSet(Variable.SMTP_FROM)) {
            in.problem(Variable.SMTP_FROM, "is missing: the mailbox that mails are from, such as no-reply@example.com");
        }
    }

    private static void readOutbox(Reading in) {
        if (in.production()) {
            in.problem(Variable.SMTP_HOST, "is missing, and the profile is production: codes must not lie in a folder");
            return;
        }
        var folder = OwnFolder.of(in, Variable.OUTBOX_DIR, "./outbox");
        if (folder != null) {
            in.property("auth.mail.outbox", folder.toString());
        }
    }
}
