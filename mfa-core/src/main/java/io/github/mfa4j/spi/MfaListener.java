package io.github.mfa4j.spi;

import java.util.List;
import java.util.stream.Stream;

/**
 * Told every event after its commit, at most once, on the thread that caused it. A listener that throws is logged and
 * changes nothing. Not for decisions: a crash between commit and call loses the event. Implementations are thread-safe
 * and quick.
 */
@FunctionalInterface
public interface MfaListener {

    /** Listens to nothing. */
    MfaListener NONE = event -> {};

    /**
     * Hears of an event.
     *
     * @param event what happened
     */
    void on(MfaEvent event);

    /**
     * Tells several listeners, each shielded from the failures of those before it.
     *
     * @param listeners the listeners, in order
     * @return one listener
     */
    static MfaListener all(MfaListener... listeners) {
        List<MfaListener> shielded =
                Stream.of(listeners).map(ShieldedListener::of).toList();
        return event -> shielded.forEach(listener -> listener.on(event));
    }

    /**
     * Shields the caller from a listener's failures: they are logged and go no further.
     *
     * @param listener the listener
     * @return a listener that does not throw
     */
    static MfaListener shielded(MfaListener listener) {
        return ShieldedListener.of(listener);
    }
}
