package io.github.mfa4j.mail;

import java.time.Duration;

/** How long a delivery waits: for each address to connect, for each byte to come or go, and for all of it. */
record Timeouts(Duration connect, Duration read, Duration write, Duration overall) {

    static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));
}
