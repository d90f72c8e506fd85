package io.github.mfa4j.spring.boot;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.codes.Budget;
import io.github.mfa4j.codes.CodeFormat;
import io.github.mfa4j.codes.SendPolicy;
import io.github.mfa4j.spi.MfaEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties that begin with {@code mfa.} of what is sent: codes and notices, by mail and as text messages. The mail server
 * is that of {@code spring.mail}. Immutable.
 *
 * @param issuer the name under which users know the application; {@code spring.application.name} unless set
 * @param codes codes sent over any channel
 * @param mail codes and notices by mail, through the server of spring.mail
 * @param sms codes as text messages, and what text messages may cost
 * @param twilio the account that text messages are sent over
 * @param notices messages that tell users what happened to their factors
 */
@ConfigurationProperties("mfa")
public record MfaSenderProperties(
        @Nullable String issuer,
        @DefaultValue Codes codes,
        @DefaultValue Mail mail,
        @DefaultValue Sms sms,
        @DefaultValue Twilio twilio,
        @DefaultValue Notices notices) {

    /**
     * Codes sent over any channel. They live as long as {@code mfa.challenge-lifetime} says.
     *
     * @param length the digits of a code after a first factor, 6 to 10
     * @param firstInterval the wait after the first code in an hour, 30 seconds to 1 hour; doubles with every further one
     * @param perHour codes for a user in any hour, 1 to 20
     * @param perDay codes for a user in any 24 hours, those of an hour to 50
     */
    public record Codes(
            @DefaultValue("6") int length,
            @DefaultValue("60s") Duration firstInterval,
            @DefaultValue("5") int perHour,
            @DefaultValue("10") int perDay) {

        CodeFormat format() {
            return CodeFormat.digits(length);
        }

        SendPolicy policy() {
            return new SendPolicy(firstInterval, perHour, perDay);
        }
    }

    /**
     * Codes and notices by mail.
     *
     * @param enabled whether codes are sent by mail, through the server of spring.mail; true unless set, and false if strict;
     *     notices do not depend on it
     * @param from whom the mails are from: one mailbox, shown under the name of the issuer
     * @param replyTo where answers go; to the sender unless set
     * @param codeInSubject whether to put the code into the subject, too, where locked screens show it
     */
    public record Mail(
            @Nullable Boolean enabled,
            @Nullable String from,
            @Nullable String replyTo,
            @DefaultValue("false") boolean codeInSubject) {}

    /**
     * Codes as text messages, and what they may cost.
     *
     * @param enabled whether codes are sent as text messages, over Twilio; true unless set; notices do not depend on it
     * @param spending what text messages may cost
     */
    public record Sms(
            @Nullable Boolean enabled, @DefaultValue Spending spending) {}

    /**
     * What text messages may cost: budgets that hold for logins, for codes that anybody may ask for, and for notices, each.
     *
     * @param perHour text messages to all countries in any hour, 1 to 10 000 000
     * @param perDay text messages to all countries in any 24 hours, those of an hour to 100 000 000
     * @param countries the countries that are sent to, by the digits their numbers begin with, such as 34
     * @param denied parts of them that are not sent to, by the digits their numbers begin with, such as 1876
     */
    public record Spending(
            @Nullable Integer perHour,
            @Nullable Integer perDay,
            @DefaultValue Map<String, Country> countries,
            @DefaultValue Set<String> denied) {

        /** Whether anything is said of what text messages may cost. */
        boolean isSet() {
            return perHour != null || perDay != null || !countries.isEmpty();
        }

        /** What all countries together may get. */
        Budget overall() {
            return new Budget(perHour == null ? 0 : perHour, perDay == null ? 0 : perDay);
        }
    }

    /**
     * What may be sent to one country.
     *
     * @param perHour text messages in any hour, 1 to 10 000 000
     * @param perDay text messages in any 24 hours, those of an hour to 100 000 000
     */
    public record Country(int perHour, int perDay) {

        Budget budget() {
            return new Budget(perHour, perDay);
        }
    }

    /**
     * The account of Twilio that text messages are sent over.
     *
     * @param accountSid the account that sends and pays: AC and 32 hexadecimal digits
     * @param authToken the token of the account, unless there is an API key
     * @param apiKeySid an API key of the account, which can be revoked alone: SK and 32 hexadecimal digits
     * @param apiKeySecret the secret of the API key
     * @param from whom messages come from: a number such as +34600000000, or a name of 1 to 11 characters
     * @param messagingServiceSid the service that chooses whom a message comes from, instead: MG and 32 hexadecimal digits
     * @param host the host of the page where codes are typed, such as login.example.com, on which phones then offer them
     */
    public record Twilio(
            @Nullable String accountSid,
            @Nullable SecretText authToken,
            @Nullable String apiKeySid,
            @Nullable SecretText apiKeySecret,
            @Nullable String from,
            @Nullable String messagingServiceSid,
            @Nullable String host) {

        /** Whether anything is said of an account. */
        boolean isSet() {
            return accountSid != null
                    || authToken != null
                    || apiKeySid != null
                    || apiKeySecret != null
                    || from != null
                    || messagingServiceSid != null
                    || host != null;
        }
    }

    /**
     * Messages that tell users what happened to their factors.
     *
     * @param enabled whether they are sent, over every channel that there is
     * @param without the kinds of event that no notices are sent of
     */
    public record Notices(
            @DefaultValue("true") boolean enabled,
            @DefaultValue Set<MfaEvent.Kind> without) {}
}
