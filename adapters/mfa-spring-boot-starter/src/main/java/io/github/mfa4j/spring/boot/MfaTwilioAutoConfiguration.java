package io.github.mfa4j.spring.boot;

import io.github.mfa4j.twilio.TwilioSmsSender;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Text messages over the account of the properties. */
@AutoConfiguration
@ConditionalOnClass(TwilioSmsSender.class)
@ConditionalOnProperty("mfa.twilio.account-sid")
@EnableConfigurationProperties(MfaSenderProperties.class)
final class MfaTwilioAutoConfiguration {

    static final String SENDER = "mfaTwilioSender";

    /** Made where codes or notices go over it. */
    @Bean(SENDER)
    @Lazy
    @ConditionalOnMissingBean
    TwilioSmsSender mfaTwilioSender(MfaSenderProperties properties, Issuer issuer) {
        return TwilioSettings.of(properties.twilio(), issuer.name()).sender();
    }
}
