package io.github.mfa4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved, in either direction. Thread-safe. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    /**
     * A clock at an instant.
     *
     * @param start the instant
     */
    public SettableClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Lets time pass.
     *
     * @param time how much; negative to go back
     */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /**
     * Sets the clock.
     *
     * @param instant the new time
     */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
