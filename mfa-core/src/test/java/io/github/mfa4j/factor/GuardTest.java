package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.LockoutPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.900Z");
    private static final LockoutPolicy POLICY = LockoutPolicy.DEFAULT;

    private static Guard failing(Guard guard, int times, Instant from, Duration apart) {
        Guard after = guard;
        for (int i = 0; i < times; i++) {
            after = after.afterFailure(from.plus(apart.multipliedBy(i)), POLICY);
        }
        return after;
    }

    @Test
    void defaultBackOffStartsAtTheFifthFailureAndDoublesToAnHour() {
        Guard guard = failing(Guard.fresh(NOW), 4, NOW, Duration.ofSeconds(1));
        assertThat(guard.lockedUntil()).isNull();
        Instant at = NOW.plusSeconds(4);
        for (long seconds : new long[] {30, 60, 120, 240, 480, 960, 1920, 3600, 3600}) {
            guard = guard.afterFailure(at, POLICY);
            assertThat(guard.lockedUntil()).isEqualTo(at.plusSeconds(seconds));
            assertThat(guard.isLockedAt(at.plusSeconds(seconds).minusMillis(1))).isTrue();
            assertThat(guard.isLockedAt(at.plusSeconds(seconds))).isFalse();
            at = at.plusSeconds(seconds);
        }
    }

    @Test
    void a10_lockVoidsEveryOpenChallenge() {
        Guard opened = Guard.fresh(NOW).withNextChallenge().withNextChallenge();
        Guard locked = failing(opened, 5, NOW, Duration.ofSeconds(1));
        assertThat(locked.voids(opened.issued())).isTrue();
        assertThat(locked.voids(opened.issued() - 1)).isTrue();
        assertThat(locked.withNextChallenge().voids(locked.issued() + 1)).isFalse();
    }

    @Test
    void a11_delayStartsOverAfterACalmDayButTheCapsDoNot() {
        Guard guard = failing(Guard.fresh(NOW), 7, NOW, Duration.ofMinutes(10));
        Instant calm = NOW.plus(Duration.ofMinutes(60)).plus(Duration.ofHours(24));
        Guard early = guard.afterFailure(calm.minusMillis(1), POLICY);
        assertThat(early.isLockedAt(calm))
                .as("relocked: less than a day of calm")
                .isTrue();
        Guard late = guard.afterFailure(calm, POLICY);
        assertThat(late.isLockedAt(calm)).isFalse();
        assertThat(late.streak()).isEqualTo(1);
        assertThat(late.failures()).isEqualTo(8);
    }

    @Test
    void a12_hundredFailuresWithoutASuccessSuspendOverAnySpan() {
        Guard guard = failing(Guard.fresh(NOW), 99, NOW, Duration.ofDays(3));
        assertThat(guard.suspended()).isFalse();
        assertThat(failing(guard, 1, NOW.plus(Duration.ofDays(300)), Duration.ZERO)
                        .suspended())
                .isTrue();
    }

    @Test
    void a79_fiftyFailuresInThirtyDaysSuspendThoughTheUserLogsInDaily() {
        Guard guard = Guard.fresh(NOW);
        Instant at = NOW;
        for (int day = 0; day < 16; day++) {
            at = NOW.plus(Duration.ofDays(day));
            guard = failing(guard, 3, at, Duration.ofSeconds(1)).withNextChallenge();
            guard = guard.afterSuccess(guard.issued());
            assertThat(guard.failures()).isZero();
        }
        assertThat(guard.recent()).hasSize(48);
        guard = guard.afterFailure(at.plusSeconds(10), POLICY);
        assertThat(guard.suspended()).isFalse();
        assertThat(guard.afterFailure(at.plusSeconds(20), POLICY).suspended()).isTrue();
    }

    @Test
    void a79_windowIsExactToTheMillisecond() {
        Guard guard = failing(Guard.fresh(NOW), 49, NOW, Duration.ZERO);
        Instant end = NOW.plus(POLICY.window());
        assertThat(guard.afterFailure(end.minusMillis(1), POLICY).suspended()).isTrue();
        assertThat(guard.afterFailure(end, POLICY).suspended()).isFalse();
    }

    @Test
    void releaseForgetsFailuresAndVoidsWhatIsOpen() {
        Guard guard = failing(Guard.fresh(NOW).withNextChallenge(), 50, NOW, Duration.ofHours(2));
        Guard released = guard.released();
        assertThat(guard.suspended()).isTrue();
        assertThat(released.suspended()).isFalse();
        assertThat(released.failures() + released.recent().size()).isZero();
        assertThat(released.voids(guard.issued())).isTrue();
    }

    @Test
    void reCreatedRegisterVoidsTheChallengesOfItsPredecessor() {
        Guard before = Guard.fresh(NOW).withNextChallenge().withNextChallenge();
        assertThat(Guard.fresh(NOW.plusMillis(5)).voids(before.issued())).isTrue();
        assertThat(Guard.fresh(NOW.minus(Duration.ofHours(1))).voids(before.issued()))
                .as("on a node whose clock is behind")
                .isTrue();
    }

    @Test
    void timesAtAndBeforeTheEpochAndFarAheadAreOrdinary() {
        for (Instant at : new Instant[] {
            Instant.EPOCH, Instant.parse("1931-01-01T00:00:00Z"), Instant.parse("3000-01-01T00:00:00Z")
        }) {
            Guard opened = Guard.fresh(at).withNextChallenge();
            assertThat(opened.voids(opened.issued())).isFalse();
            Guard locked = failing(opened, 5, at, Duration.ZERO);
            assertThat(locked.isLockedAt(at.plusSeconds(29))).isTrue();
            assertThat(locked.rebased(at, POLICY)).isSameAs(locked);
            assertThat(locked.keepUntil(POLICY)).isEqualTo(Instant.MAX);
        }
    }

    @Test
    void a23_clockBackByAnHourKeepsTheLockAndItsLength() {
        Guard locked = failing(Guard.fresh(NOW), 5, NOW, Duration.ofSeconds(1));
        Instant back = NOW.minus(Duration.ofHours(6));
        Guard rebased = locked.rebased(back, POLICY);
        assertThat(rebased.isLockedAt(back)).isTrue();
        assertThat(rebased.lockedUntil()).isEqualTo(back.plusSeconds(30));
        assertThat(rebased.recent()).hasSize(5).allMatch(t -> !t.isAfter(back));
        assertThat(rebased.failures()).isEqualTo(5);
        assertThat(rebased.rebased(back, POLICY)).isSameAs(rebased);
    }

    @Test
    void clocksWithinTheToleranceCorrectNothing() {
        Guard locked = failing(Guard.fresh(NOW), 12, NOW, Duration.ofHours(1));
        Instant last = NOW.plus(Duration.ofHours(11));
        assertThat(locked.rebased(last.minus(Challenge.CLOCK_TOLERANCE), POLICY))
                .isSameAs(locked);
    }

    @Test
    void keptForGoodWhileFailuresCountAndToTheEndOfTheWindowAfterwards() {
        assertThat(Guard.fresh(NOW).keepUntil(POLICY)).isEqualTo(Instant.MIN);
        Guard failed = Guard.fresh(NOW).afterFailure(NOW, POLICY);
        assertThat(failed.keepUntil(POLICY)).isEqualTo(Instant.MAX);
        assertThat(failed.afterSuccess(0).keepUntil(POLICY)).isEqualTo(NOW.plus(POLICY.window()));
        assertThat(failing(Guard.fresh(NOW), 100, NOW, Duration.ofDays(4)).keepUntil(POLICY))
                .isEqualTo(Instant.MAX);
    }
}
