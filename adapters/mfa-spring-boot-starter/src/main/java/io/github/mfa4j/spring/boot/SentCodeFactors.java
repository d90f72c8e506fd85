package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the factors over the senders whose channel is wanted. */
record SentCodeFactors(Predicate<Channel> wanted, SentCodeSettings settings) {

    /**
     * The factor over a sender; null if none is wanted for its channel.
     *
     * @throws MfaConfigurationException if the sender serves a channel that the policies do not go with
     */
    @Nullable SentCodeFactor over(Sender sender) {
        if (!wanted.test(sender.channel())) {
            return null;
        }
        try {
            return settings.over(sender);
        } catch (IllegalArgumentException e) {
            throw new MfaConfigurationException(
                    new Problem(
                            "codes cannot be sent: " + e.getMessage(),
                            "correct mfa.codes and mfa.sms.spending, or define a bean of the type SentCodeFactor"),
                    e);
        }
    }
}
