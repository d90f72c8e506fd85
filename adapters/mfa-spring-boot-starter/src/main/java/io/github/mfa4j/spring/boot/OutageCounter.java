package io.github.mfa4j.spring.boot;

import io.github.mfa4j.micrometer.MfaMetrics;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;

/** Counts outages before anybody else hears of them: a listener that throws keeps those after it from hearing. */
record OutageCounter(MfaMetrics metrics) implements ApplicationListener<PayloadApplicationEvent<MfaOutage>>, Ordered {

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<MfaOutage> event) {
        metrics.outage(event.getPayload().cause());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
