package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.CodeFormat;
import io.github.mfa4j.codes.SendPolicy;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What every factor of sent codes is built from.
 *
 * @param setup the setup
 * @param format the codes
 * @param sending how often they are sent
 * @param spending what text messages may cost; null if nothing says so
 * @param anonymous where codes that anybody may ask for are sent
 */
record SentCodeSettings(
        MfaSetup setup,
        CodeFormat format,
        SendPolicy sending,
        @Nullable SpendPolicy spending,
        Executor anonymous) {

    /**
     * The factor over a sender.
     *
     * @throws IllegalArgumentException if the sender serves a channel that the settings do not go with
     */
    SentCodeFactor over(Sender sender) {
        SentCodeFactor.Builder factor = SentCodeFactor.builder(setup, sender)
                .format(format)
                .sending(sending)
                .anonymousPurposes(anonymous);
        if (spending != null && sender.channel().equals(Channel.SMS)) {
            factor.spending(spending);
        }
        return factor.build();
    }
}
