package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendPolicyTest {

    private static final SendPolicy DEFAULT = SendPolicy.DEFAULT;

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 60", "2, 120", "3, 240", "4, 480", "5, 960", "6, 1920", "7, 3600", "20, 3600", "1000, 3600"
    })
    void theIntervalDoublesUpToAnHour(int sent, long seconds) {
        assertThat(DEFAULT.intervalAfter(sent)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "PT29.999S, 5, 10, firstInterval is PT29.999S",
        "PT1H0.001S, 5, 10, firstInterval is PT1H0.001S",
        "PT0S, 5, 10, firstInterval is PT0S",
        "PT-1S, 5, 10, firstInterval is PT-1S",
        "PT60S, 0, 10, perHour is 0",
        "PT60S, 21, 30, perHour is 21",
        "PT60S, 5, 4, perDay is 4",
        "PT60S, 5, 51, perDay is 51",
        "PT60S, 5, 2147483647, perDay is 2147483647"
    })
    void A08_noSettingSwitchesTheLimitsOff(Duration interval, int perHour, int perDay, String message) {
        assertThatThrownBy(() -> new SendPolicy(interval, perHour, perDay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message + ", allowed are ");
    }

    @Test
    void whoAsksAllTheTimeIsServedAtTheseTimes() {
        assertThat(served(DEFAULT, Duration.ofHours(27)))
                .containsExactly(
                        // 60, 120, 240 and 480 s apart; then the hour's five are used up.
                        0L,
                        60L,
                        180L,
                        420L,
                        900L,
                        // Each that leaves the hour makes room and halves the wait after the newest.
                        3600L,
                        3840L,
                        4080L,
                        4500L,
                        4980L,
                        // The day's ten are used up until the first is a day old; then all over again.
                        86_400L,
                        86_460L,
                        86_580L,
                        86_820L,
                        87_300L,
                        90_000L,
                        90_240L,
                        90_480L,
                        90_900L,
                        91_380L);
    }

    private static List<Long> served(SendPolicy policy, Duration time) {
        List<Long> times = new ArrayList<>();
        SendLog log = SendLog.EMPTY;
        for (long second = 0; second < time.toSeconds(); second++) {
            Instant now = START.plusSeconds(second);
            log = log.present(now);
            if (log.intervalEnd(policy, now).isEmpty()
                    && log.quotaEnd(policy, now).isEmpty()) {
                log = log.with(now);
                times.add(second);
            }
        }
        return times;
    }

    @Test
    void theInstantToRetryIsTheFirstThatWorks() {
        SendLog log = SendLog.EMPTY;
        for (long second : new long[] {0, 60, 180, 420, 900}) {
            log = log.with(START.plusSeconds(second));
        }
        Instant now = START.plusSeconds(901);
        assertThat(log.intervalEnd(DEFAULT, now)).hasValue(START.plusSeconds(900 + 960));
        assertThat(log.quotaEnd(DEFAULT, now)).hasValue(START.plusSeconds(3600));
        assertThat(log.quotaEnd(DEFAULT, START.plusMillis(3_599_999))).hasValue(START.plusSeconds(3600));
        assertThat(log.quotaEnd(DEFAULT, START.plusSeconds(3600))).isEmpty();
    }

    @Test
    void aSmallerPolicyAfterAConfigurationChangeFindsTheRightInstant() {
        SendLog log = SendLog.EMPTY;
        for (int minute = 0; minute < 5; minute++) {
            log = log.with(START.plus(Duration.ofMinutes(minute)));
        }
        SendPolicy strict = new SendPolicy(Duration.ofSeconds(30), 2, 2);
        assertThat(log.quotaEnd(strict, START.plusSeconds(600)))
                .hasValue(START.plus(Duration.ofMinutes(3)).plus(Duration.ofDays(1)));
    }

    @Test
    void whatDidNotGoOutDelaysNobodyButStaysCharged() {
        SendLog log = SendLog.EMPTY.with(START).withoutDelayOf(START);
        assertThat(log.intervalEnd(DEFAULT, START)).isEmpty();
        assertThat(log.quotaEnd(new SendPolicy(Duration.ofSeconds(60), 1, 1), START))
                .hasValue(START.plus(Duration.ofDays(1)));
    }

    @Test
    void aClockThatRanAheadKeepsNobodyWaitingLongerThanThePolicySays() {
        Instant ahead = START.plus(Duration.ofDays(400));
        SendLog log = SendLog.EMPTY.with(START).with(ahead);
        SendLog present = log.present(START.plusSeconds(1));
        assertThat(present.intervalEnd(DEFAULT, START.plusSeconds(1))).hasValue(START.plusSeconds(121));
        assertThat(present.sends()).as("and none is forgotten").hasSize(2);

        Instant tolerated = START.plus(Duration.ofMinutes(5));
        assertThat(SendLog.EMPTY.with(tolerated).present(START)).isEqualTo(SendLog.EMPTY.with(tolerated));
    }
}
