package io.github.mfa4j.benchmarks.rig;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told otherwise. Not thread-safe. */
public final class StandingClock implements InstantSource {

    private Instant now;

    public StandingClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void nextDay() {
        now = now.plus(Duration.ofDays(1));
    }
}
