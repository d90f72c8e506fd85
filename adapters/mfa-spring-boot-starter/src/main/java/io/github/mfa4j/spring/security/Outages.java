package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.spring.boot.MfaOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Tells operators of what users are only told to come back for. */
record Outages(ApplicationEventPublisher publisher) {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    void report(MfaUnavailableException outage) {
        LOG.error("the second factor is unavailable", outage);
        try {
            publisher.publishEvent(new MfaOutage(outage));
        } catch (RuntimeException e) {
            // Whoever listens changes nothing of the answer.
            LOG.warn("a listener failed", e);
        }
    }
}
