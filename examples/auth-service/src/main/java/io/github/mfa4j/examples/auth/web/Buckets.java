package io.github.mfa4j.examples.auth.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * A token bucket for each route and client address, on this node. There are never more than a fixed number: the one not used for the
 * longest time goes, so that many addresses fill no memory. Behind these limits the library's own hold on all nodes together.
 */
@Component
class Buckets {

    private static final int MOST = 100_000;

    private final AuthProperties.Limits limits;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    Buckets(AuthProperties properties, Clock clock) {
        this.limits = properties.limits();
        this.time = new ClockMeter(clock);
    }

    ConsumptionProbe takeFrom(String route, String address) {
        return bucket(route, address, limits.perHour(), limits.perDay()).tryConsumeAndReturnRemaining(1);
    }

    ConsumptionProbe takeFromOther(String name, String address) {
        int perHour = limits.otherPerHour();
        return bucket(name, address, perHour, 24L * perHour).tryConsumeAndReturnRemaining(1);
    }

    private Bucket bucket(String route, String address, long perHour, long perDay) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(route + " " + ClientNetwork.of(address), key -> bucket(perHour, perDay));
        }
    }

    private Bucket bucket(long perHour, long perDay) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                .addLimit(limit -> limit.capacity(perDay).refillGreedy(perDay, Duration.ofDays(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
