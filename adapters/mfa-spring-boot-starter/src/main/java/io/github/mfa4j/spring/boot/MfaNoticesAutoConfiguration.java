package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Notices over every sender of the context. A setup of the application has the listeners that it was given. */
@AutoConfiguration(
        before = MfaAutoConfiguration.class,
        after = {MfaMailAutoConfiguration.class, MfaTwilioAutoConfiguration.class})
@ConditionalOnBean(Sender.class)
@ConditionalOnMissingBean({Notices.class, MfaSetup.class})
@ConditionalOnBooleanProperty(name = "mfa.notices.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MfaSenderProperties.class)
final class MfaNoticesAutoConfiguration {

    private static final String THREADS = "mfaNoticeThreads";

    @Bean
    Notices mfaNotices(
            UserDirectory users,
            CodeStore store,
            @Qualifier(THREADS) BoundedThreads threads,
            ObjectProvider<Sender> senders,
            MfaSenderProperties properties) {
        Notices.Builder notices = Notices.builder(users, store, threads.executor());
        try {
            senders.orderedStream().forEach(sender -> add(notices, sender, properties.sms()));
        } catch (IllegalArgumentException e) {
            throw new MfaConfigurationException(
                    new Problem("notices cannot be sent: " + e.getMessage(), Spending.REMEDY), e);
        }
        properties.notices().without().forEach(notices::without);
        return notices.build();
    }

    private static void add(Notices.Builder notices, Sender sender, MfaSenderProperties.Sms sms) {
        if (sender.channel().equals(Channel.SMS) && sms.spending().isSet()) {
            notices.sender(sender, Spending.policy(sms.spending()));
        } else {
            notices.sender(sender);
        }
    }

    @Bean(THREADS)
    BoundedThreads mfaNoticeThreads() {
        return new BoundedThreads("mfa-notices");
    }
}
