package io.github.mfa4j.spring.boot;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The endpoint of the actuator, where it is exposed. */
@AutoConfiguration(before = MfaAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(MfaEndpoint.class)
final class MfaEndpointAutoConfiguration {

    @Bean
    EventCounts mfaEventCounts() {
        return new EventCounts();
    }

    @Bean
    MfaEndpoint mfaEndpoint(EventCounts counts) {
        return new MfaEndpoint(counts);
    }
}
