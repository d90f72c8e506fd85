package io.github.mfa4j.spring.boot;

import io.github.mfa4j.Factor;
import io.github.mfa4j.micrometer.MfaMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Counts and times in the registry of the application. */
@AutoConfiguration(
        before = MfaAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({MfaMetrics.class, MeterRegistry.class})
@ConditionalOnBean(MeterRegistry.class)
final class MfaMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MfaMetrics mfaMetrics(MeterRegistry registry) {
        return new MfaMetrics(registry);
    }

    /** Before anything is scraped, so that an alert sees the first event of a kind. */
    @Bean
    SmartInitializingSingleton mfaExpectedFactors(MfaMetrics metrics, ObjectProvider<Factor> factors) {
        return () -> factors.forEach(factor -> metrics.expect(factor.id()));
    }

    @Bean
    OutageCounter mfaOutageCounter(MfaMetrics metrics) {
        return new OutageCounter(metrics);
    }
}
