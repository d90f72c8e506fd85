package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Makes notices over all senders.
 *
 * @param users where they go
 * @param store where it is counted how many went
 * @param executor where they are sent
 * @param senders what they are sent over
 * @param spending what text messages may cost; null if nothing says so
 * @param without the kinds of event that none are sent of
 */
record NoticesFactory(
        UserDirectory users,
        CodeStore store,
        Executor executor,
        List<Sender> senders,
        @Nullable SpendPolicy spending,
        Set<MfaEvent.Kind> without) {

    /**
     * The notices.
     *
     * @throws MfaConfigurationException if a sender serves a channel that the policy does not go with
     */
    Notices notices() {
        Notices.Builder notices = Notices.builder(users, store, executor);
        try {
            senders.forEach(sender -> add(notices, sender));
        } catch (IllegalArgumentException e) {
            throw new MfaConfigurationException(
                    new Problem("notices cannot be sent: " + e.getMessage(), Spending.REMEDY), e);
        }
        without.forEach(notices::without);
        return notices.build();
    }

    private void add(Notices.Builder notices, Sender sender) {
        if (spending != null && sender.channel().equals(Channel.SMS)) {
            notices.sender(sender, spending);
        } else {
            notices.sender(sender);
        }
    }
}
