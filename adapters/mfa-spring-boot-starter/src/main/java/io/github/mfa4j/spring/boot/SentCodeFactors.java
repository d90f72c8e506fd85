package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import java.util.concurrent.Executor;

/** Makes the factor over a sender, from the properties. */
record SentCodeFactors(MfaSetup setup, MfaSenderProperties properties, BoundedThreads threads) {

    /**
     * The factor over a sender.
     *
     * @throws MfaConfigurationException if the sender serves a channel that the properties do not go with
     */
    SentCodeFactor over(Sender sender) {
        try {
            return over(sender, setup, properties, threads.executor());
        } catch (IllegalArgumentException e) {
            throw new MfaConfigurationException(
                    new Problem(
                            "codes cannot be sent: " + e.getMessage(),
                            "correct mfa.codes and mfa.sms.spending, or define a bean of the type SentCodeFactor"),
                    e);
        }
    }

    static SentCodeFactor over(Sender sender, MfaSetup setup, MfaSenderProperties properties, Executor anonymous) {
        SentCodeFactor.Builder factor = SentCodeFactor.builder(setup, sender)
                .format(properties.codes().format())
                .sending(properties.codes().policy())
                .anonymousPurposes(anonymous);
        if (sender.channel().equals(Channel.SMS) && properties.sms().spending().isSet()) {
            factor.spending(Spending.policy(properties.sms().spending()));
        }
        return factor.build();
    }
}
