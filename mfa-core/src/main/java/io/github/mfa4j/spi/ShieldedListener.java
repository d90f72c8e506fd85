package io.github.mfa4j.spi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener's failure from reaching the user it was told of. */
record ShieldedListener(MfaListener listener) implements MfaListener {

    private static final Logger LOG = LoggerFactory.getLogger(MfaListener.class);

    static MfaListener of(MfaListener listener) {
        return listener instanceof ShieldedListener ? listener : new ShieldedListener(listener);
    }

    @Override
    public void on(MfaEvent event) {
        try {
            listener.on(event);
        } catch (Exception e) { // Also checked ones: Kotlin and Lombok throw them undeclared.
            LOG.warn("listener failed on {}", event.kind(), e);
        }
    }
}
