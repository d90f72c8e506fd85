package io.github.mfa4j.twilio;

import com.twilio.http.TwilioRestClient;
import io.github.mfa4j.SecretText;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a {@link TwilioSmsSender}. Needs the account, its credentials (an API key, or the account's auth token), whom
 * the messages come from (a number, short code or name, or a messaging service), and the product's name. What has a
 * default refuses null at once. Not safe for use by many threads.
 */
public final class TwilioSmsSenderBuilder {

    private static final Duration MAX_CONNECT = Duration.ofSeconds(10);
    private static final Duration MAX_RESPONSE = Duration.ofSeconds(30);

    private @Nullable String accountSid;
    private @Nullable String apiKeySid;
    private @Nullable SecretText apiKeySecret;
    private @Nullable SecretText authToken;
    private @Nullable String from;
    private @Nullable String messagingServiceSid;
    private @Nullable String productName;
    private @Nullable String host;
    private Duration connectTimeout = Duration.ofSeconds(3);
    private Duration responseTimeout = Duration.ofSeconds(10);
    private InstantSource clock = InstantSource.system();
    private UnaryOperator<URI> route = UnaryOperator.identity();

    TwilioSmsSenderBuilder() {}

    /**
     * The account that sends and pays.
     *
     * @param sid {@code AC} and 32 hexadecimal digits
     * @return this
     */
    public TwilioSmsSenderBuilder account(String sid) {
        this.accountSid = sid;
        return this;
    }

    /**
     * An API key of the account. Unlike the auth token it can be revoked alone, so it is what Twilio advises in
     * production.
     *
     * @param sid {@code SK} and 32 hexadecimal digits
     * @param secret the key's secret
     * @return this
     */
    public TwilioSmsSenderBuilder apiKey(String sid, SecretText secret) {
        this.apiKeySid = sid;
        this.apiKeySecret = secret;
        return this;
    }

    /**
     * The account's auth token, in place of an API key.
     *
     * @param token the token
     * @return this
     */
    public TwilioSmsSenderBuilder authToken(SecretText token) {
        this.authToken = token;
        return this;
    }

    /**
     * Whom messages come from. Many countries allow no names, or only registered ones.
     *
     * @param sender a number of the account in E.164 form, a short code of 3 to 8 digits, or a name of 1 to 11 ASCII
     *     letters, digits, spaces and {@code + - _ &}, at least one of them a letter
     * @return this
     */
    public TwilioSmsSenderBuilder from(String sender) {
        this.from = sender;
        return this;
    }

    /**
     * The messaging service that chooses whom a message comes from, in place of {@link #from}.
     *
     * @param sid {@code MG} and 32 hexadecimal digits
     * @return this
     */
    public TwilioSmsSenderBuilder messagingService(String sid) {
        this.messagingServiceSid = sid;
        return this;
    }

    /**
     * The name by which users know the product, as it stands in each text.
     *
     * @param name 1 to 24 septets of the GSM 7-bit alphabet, of which {@code ^ { } \ [ ~ ] |} and the euro sign take
     *     two; no line break, no space at either end, and no six digits in a row, which a phone would take for a code
     * @return this
     */
    public TwilioSmsSenderBuilder productName(String name) {
        this.productName = name;
        return this;
    }

    /**
     * The host of the page where codes are typed, to which the last line of a text binds the code. Without it there is
     * no such line. Phones offer the code on every page of the same site.
     *
     * @param name a host name of up to 38 characters in lower-case ASCII with at least one dot, such as
     *     {@code login.example.com}; no port
     * @return this
     */
    public TwilioSmsSenderBuilder host(String name) {
        this.host = Setting.set("host", name);
        return this;
    }

    /**
     * How long to wait for a connection; 3 seconds unless set.
     *
     * @param timeout 100 milliseconds to 10 seconds
     * @return this
     */
    public TwilioSmsSenderBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = Setting.set("connectTimeout", timeout);
        return this;
    }

    /**
     * How long to wait for the answer; 10 seconds unless set. No call takes longer than both timeouts together and the
     * look-up of Twilio's name, whose time the system's resolver bounds.
     *
     * @param timeout 100 milliseconds to 30 seconds
     * @return this
     */
    public TwilioSmsSenderBuilder responseTimeout(Duration timeout) {
        this.responseTimeout = Setting.set("responseTimeout", timeout);
        return this;
    }

    /**
     * The clock that tells how long a code is still valid; the system's unless set.
     *
     * @param source the clock that the rest of the library uses
     * @return this
     */
    public TwilioSmsSenderBuilder clock(InstantSource source) {
        this.clock = Setting.set("clock", source);
        return this;
    }

    /** Leads requests elsewhere, for tests. */
    TwilioSmsSenderBuilder route(UnaryOperator<URI> elsewhere) {
        this.route = elsewhere;
        return this;
    }

    /**
     * Builds the sender. Asks nothing of Twilio: wrong credentials show when a message is sent.
     *
     * @return the sender
     * @throws IllegalArgumentException if something is missing or not allowed; the message says what is
     */
    public TwilioSmsSender build() {
        String account = Setting.sid("account", accountSid, "AC");
        Setting.requireOne("apiKey", apiKeySid, "authToken", authToken);
        Setting.requireOne("from", from, "messagingService", messagingServiceSid);
        TwilioRestClient client = new TwilioRestClient.Builder(
                        apiKeySid == null ? account : Setting.sid("apiKey", apiKeySid, "SK"),
                        apiKeySid == null
                                ? Setting.secret("authToken", authToken)
                                : Setting.secret("the secret of apiKey", apiKeySecret))
                .accountSid(account)
                .httpClient(new Transport(
                        Setting.timeout("connectTimeout", connectTimeout, MAX_CONNECT),
                        Setting.timeout("responseTimeout", responseTimeout, MAX_RESPONSE),
                        route))
                .build();
        Texts texts = new Texts(Setting.product(productName), host == null ? null : Setting.host(host));
        return from == null
                ? new TwilioSmsSender(
                        client, Setting.sid("messagingService", messagingServiceSid, "MG"), true, texts, clock)
                : new TwilioSmsSender(client, Setting.from(from), false, texts, clock);
    }
}
