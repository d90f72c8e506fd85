package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts events by kind since the application started. Thread-safe. */
final class EventCounts implements MfaListener {

    private final Map<MfaEvent.Kind, LongAdder> counts = new EnumMap<>(MfaEvent.Kind.class);

    EventCounts() {
        for (MfaEvent.Kind kind : MfaEvent.Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    @Override
    public void on(MfaEvent event) {
        of(event.kind()).increment();
    }

    /** What has happened so far; kinds that have not are 0. */
    Map<MfaEvent.Kind, Long> byKind() {
        Map<MfaEvent.Kind, Long> sums = new EnumMap<>(MfaEvent.Kind.class);
        counts.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }

    private LongAdder of(MfaEvent.Kind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }
}
