package io.github.mfa4j.benchmarks.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.benchmarks.report.Latency;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LapsTest {

    private static Lap lap(long passedNanos, long... nanos) {
        return new Lap(passedNanos, nanos);
    }

    @Test
    void aRateCountsTheOperationsOfAllClientsInTheTimeOfTheLap() {
        assertThat(lap(2_000_000, 900_000, 1_000_000, 1_900_000, 2_000_000).perSecond())
                .isEqualTo(2_000);
    }

    @Test
    void theMedianOfTheRatesAndThePercentilesOfAllOperations() {
        Laps laps = new Laps();
        laps.add(lap(1_000, LongStream.rangeClosed(1, 100).toArray()));
        laps.add(lap(10_000, LongStream.rangeClosed(101, 200).toArray()));
        laps.add(lap(2_000, 1_000));

        assertThat(laps.summary("it")).isEqualTo(new Latency("it", 1e7, 101, 199, 201));
    }

    @Test
    void ofAnEvenNumberOfLapsTheMedianIsBetweenTheTwoInTheMiddle() {
        Laps laps = new Laps();
        laps.add(lap(1_000_000_000, 5));
        laps.add(lap(1_000_000_000, 5, 5, 5));

        assertThat(laps.summary("it")).isEqualTo(new Latency("it", 2, 5, 5, 4));
    }
}
