package io.github.mfa4j.examples.auth;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time of everything in this service; tests put another one before it. */
@Configuration(proxyBeanMethods = false)
class ServiceClock {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
