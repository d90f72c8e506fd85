package io.github.mfa4j.mail;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.MfaEvent;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of an {@link SmtpSender}. Host, sender and product must be given. What has a default refuses null
 * at once; all else is checked by {@link #build()}, which tells the first wrong setting. Not thread-safe.
 */
public final class SmtpSenderBuilder {

    private @Nullable String host;
    private @Nullable Integer port;
    private SmtpSecurity security = SmtpSecurity.STARTTLS;
    private @Nullable SSLContext trust;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private @Nullable String user;
    private @Nullable SecretText password;
    private @Nullable String fromAddress;
    private @Nullable String fromName;
    private @Nullable String replyTo;
    private @Nullable String product;
    private boolean codeInSubject;
    private InstantSource clock = InstantSource.system();
    private final Map<Letters.Key, MailTemplate> worded = new LinkedHashMap<>();

    SmtpSenderBuilder() {}

    /**
     * Where mail is handed in.
     *
     * @param name the server's host name, which its certificate must bear, or its IP address
     * @return this builder
     */
    public SmtpSenderBuilder host(String name) {
        this.host = name;
        return this;
    }

    /**
     * The server's port; by default 587 with STARTTLS, 465 with TLS, 25 with neither.
     *
     * @param number 1 to 65535
     * @return this builder
     */
    public SmtpSenderBuilder port(int number) {
        this.port = number;
        return this;
    }

    /**
     * How the connection is protected; {@link SmtpSecurity#STARTTLS} unless set.
     *
     * @param protection the way; {@link SmtpSecurity#NONE} is for tests and for relays on this machine,
     *     named by a loopback address or as {@code localhost}
     * @return this builder
     */
    public SmtpSenderBuilder security(SmtpSecurity protection) {
        this.security = Settings.given("security", protection);
        return this;
    }

    /**
     * Whom to trust; the authorities that the JDK trusts, unless set. The server's certificate is always checked against the
     * host name, too.
     *
     * @param context trusts the authority of a private server; one that trusts everybody gives the codes away
     * @return this builder
     */
    public SmtpSenderBuilder sslContext(SSLContext context) {
        this.trust = Settings.given("sslContext", context);
        return this;
    }

    /**
     * How long to wait for a connection, for each address of the host; 5 seconds unless set.
     *
     * @param limit 10 milliseconds to 1 minute
     * @return this builder
     */
    public SmtpSenderBuilder connectTimeout(Duration limit) {
        timeouts = new Timeouts(
                Settings.given("connectTimeout", limit), timeouts.read(), timeouts.write(), timeouts.overall());
        return this;
    }

    /**
     * How long the server may be silent; 10 seconds unless set.
     *
     * @param limit 10 milliseconds to 1 minute
     * @return this builder
     */
    public SmtpSenderBuilder readTimeout(Duration limit) {
        timeouts = new Timeouts(
                timeouts.connect(), Settings.given("readTimeout", limit), timeouts.write(), timeouts.overall());
        return this;
    }

    /**
     * How long the server may refuse to take more text; 10 seconds unless set.
     *
     * @param limit 10 milliseconds to 1 minute
     * @return this builder
     */
    public SmtpSenderBuilder writeTimeout(Duration limit) {
        timeouts = new Timeouts(
                timeouts.connect(), timeouts.read(), Settings.given("writeTimeout", limit), timeouts.overall());
        return this;
    }

    /**
     * How long a delivery may take altogether once the host's name is resolved; 30 seconds unless set.
     *
     * @param limit 10 milliseconds to 5 minutes
     * @return this builder
     */
    public SmtpSenderBuilder overallTimeout(Duration limit) {
        timeouts = new Timeouts(
                timeouts.connect(), timeouts.read(), timeouts.write(), Settings.given("overallTimeout", limit));
        return this;
    }

    /**
     * As whom to send; nobody unless set. A server that offers no authentication is then refused.
     *
     * @param name the user's name
     * @param secret the password, not empty
     * @return this builder
     */
    public SmtpSenderBuilder credentials(String name, SecretText secret) {
        this.user = Settings.given("user name", name);
        this.password = Settings.given("password", secret);
        return this;
    }

    /**
     * Who the mails are from.
     *
     * @param name what is shown, 1 to 64 characters in one line, without six digits in a row
     * @param address one mailbox, without six digits in a row
     * @return this builder
     */
    public SmtpSenderBuilder from(String name, String address) {
        this.fromName = name;
        this.fromAddress = address;
        return this;
    }

    /**
     * Where answers go; to the sender unless set.
     *
     * @param address one mailbox, without six digits in a row
     * @return this builder
     */
    public SmtpSenderBuilder replyTo(String address) {
        this.replyTo = Settings.given("replyTo", address);
        return this;
    }

    /**
     * The name of the application as its users know it.
     *
     * @param name 1 to 64 characters in one line, without six digits in a row
     * @return this builder
     */
    public SmtpSenderBuilder product(String name) {
        this.product = name;
        return this;
    }

    /**
     * Puts the code into the subject, too. Off unless set: subjects are shown on locked screens and kept in logs of servers.
     *
     * @param shown whether to
     * @return this builder
     */
    public SmtpSenderBuilder codeInSubject(boolean shown) {
        this.codeInSubject = shown;
        return this;
    }

    /**
     * Replaces the words of a code's mail.
     *
     * @param locale for users of this language, or of this language and region; extensions of the locale do not count
     * @param purpose what the code is for
     * @param template the mail; every part must show the code, except the subject
     * @return this builder
     */
    public SmtpSenderBuilder template(Locale locale, Purpose purpose, MailTemplate template) {
        worded.put(
                new Letters.Key(locale.stripExtensions(), LetterKind.of(purpose)),
                Settings.given("template", template));
        return this;
    }

    /**
     * Replaces the words of a notice.
     *
     * @param locale for users of this language, or of this language and region; extensions of the locale do not count
     * @param kind what happened
     * @param template the mail; it must hold no six digits in a row, not even in the style of its HTML
     * @return this builder
     */
    public SmtpSenderBuilder template(Locale locale, MfaEvent.Kind kind, MailTemplate template) {
        worded.put(
                new Letters.Key(locale.stripExtensions(), LetterKind.of(kind)), Settings.given("template", template));
        return this;
    }

    /**
     * Tells the time, which is in the mails; the system's clock unless set.
     *
     * @param source the clock, the same as the factors'
     * @return this builder
     */
    public SmtpSenderBuilder clock(InstantSource source) {
        this.clock = Settings.given("clock", source);
        return this;
    }

    /**
     * Makes the sender. Nothing is connected: {@link SmtpSender#test} tries the settings.
     *
     * @return the sender
     * @throws IllegalArgumentException naming the setting, its value and what is allowed, if one is missing or wrong, or if a
     *     template cannot be filled in
     */
    public SmtpSender build() {
        MailAddress from = Settings.mailbox("from", Settings.given("from", fromAddress));
        String sender = Settings.name("name in from", Settings.given("name in from", fromName));
        String where = Settings.host(Settings.given("host", host));
        SmtpServer server = new SmtpServer(
                where,
                Settings.port(port, security),
                Settings.security(security, where),
                trust == null ? defaultTrust() : trust,
                Settings.timeouts(timeouts),
                Settings.user(user, security),
                Settings.password(password));
        return new SmtpSender(
                new SmtpClient(server, from),
                new MimeMail(from, sender, replyTo == null ? null : Settings.mailbox("replyTo", replyTo)),
                new Letters(Settings.name("product", Settings.given("product", product)), codeInSubject, worded),
                clock);
    }

    private static SSLContext defaultTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK's own trust store cannot be read", e);
        }
    }
}
