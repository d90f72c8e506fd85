package io.github.mfa4j.quickstart.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time on the tour, for the server and the built-in phone. It either follows real time, as long as the visitor's own
 * phone may be the authenticator, or stands still and skips to wherever the story goes on. It never changes back.
 */
final class TourClock implements InstantSource {

    private final InstantSource source;
    private boolean real = true;
    private Instant standing = Instant.MIN;
    private Instant awaited;

    private TourClock(InstantSource source, Instant notBefore) {
        this.source = source;
        this.awaited = notBefore;
    }

    /** Follows real time until told otherwise, and then stands at this instant or a later one. */
    static TourClock following(InstantSource realTime, Instant notBefore) {
        return new TourClock(realTime, notBefore);
    }

    /** Stands still from the start. */
    static TourClock standing(InstantSource realTime, Instant notBefore) {
        TourClock clock = new TourClock(realTime, notBefore);
        clock.leaveRealTime();
        return clock;
    }

    @Override
    public Instant instant() {
        return real ? source.instant() : standing;
    }

    boolean isRealTime() {
        return real;
    }

    /** Names the instant at which the story goes on, and tells how much time was skipped to get there. */
    Duration await(Instant when) {
        awaited = later(awaited, when);
        if (real || !standing.isBefore(awaited)) {
            return Duration.ZERO;
        }
        Duration skipped = Duration.between(standing, awaited);
        standing = awaited;
        return skipped;
    }

    /** Stands still from now on, not before what was last awaited; tells whether it followed real time until now. */
    boolean leaveRealTime() {
        if (!real) {
            return false;
        }
        standing = later(source.instant(), awaited);
        real = false;
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
