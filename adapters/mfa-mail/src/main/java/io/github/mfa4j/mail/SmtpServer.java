package io.github.mfa4j.mail;

import io.github.mfa4j.SecretText;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where mail is handed in, how the way there is protected, and as whom. */
record SmtpServer(
        String host,
        int port,
        SmtpSecurity security,
        SSLContext trust,
        Timeouts timeouts,
        @Nullable String user,
        @Nullable SecretText password) {

    /** The mail transport's own settings; time-outs are the socket's. */
    Properties properties(String sender) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", sender);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(security == SmtpSecurity.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public String toString() {
        return "mail server " + host + ":" + port;
    }
}
