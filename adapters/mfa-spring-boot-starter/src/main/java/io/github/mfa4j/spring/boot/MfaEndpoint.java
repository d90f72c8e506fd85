package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.MfaEvent;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** What has happened to all factors together, as numbers: nothing in it is about a user. */
@Endpoint(id = "mfa")
record MfaEndpoint(EventCounts counts) {

    @ReadOperation
    Events events() {
        return new Events(counts.byKind());
    }

    /**
     * How often each kind of event has happened on this node since the application started.
     *
     * @param events counts by kind
     */
    record Events(Map<MfaEvent.Kind, Long> events) {}
}
