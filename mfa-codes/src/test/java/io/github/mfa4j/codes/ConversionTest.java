package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private static final Budget ANY = new Budget(1, 1);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final SpendPolicy FIFTH =
            SpendPolicy.builder(ANY).allow("", ANY).build();
    private static final Instant LATER = START.plus(Duration.ofMinutes(20));

    @Property
    void itPausesExactlyIfTooFewWereUsed(@ForAll @IntRange(max = 500) int sent, @ForAll @IntRange(max = 500) int used) {
        Conversion judged = Conversion.NONE.plus(slots(START, sent, used)).judged(FIFTH, LIFETIME, LATER);
        assertThat(judged.pause(FIFTH, LIFETIME, LATER).isPresent())
                .isEqualTo(sent >= Conversion.SAMPLE && used * 5 < sent);
    }

    @Property
    void codesThatMayStillBeUsedAreNotJudged(@ForAll @IntRange(max = 599) int seconds) {
        Conversion codes = Conversion.NONE.plus(slots(START, 50, 0));
        assertThat(codes.judged(FIFTH, LIFETIME, START.plusSeconds(seconds))).isEqualTo(codes);
        assertThat(codes.judged(FIFTH, LIFETIME, START.plusSeconds(600))).isNotEqualTo(codes);
    }

    @Test
    void A33_afterAPauseASampleGoesOutAndIsJudged() {
        Conversion paused = Conversion.NONE.plus(slots(START, 50, 0)).judged(FIFTH, LIFETIME, LATER);
        Instant resumed = LATER.plus(Conversion.PAUSE);
        assertThat(paused.pause(FIFTH, LIFETIME, resumed.minusMillis(1)))
                .hasValue(new NotNow(NotNow.Reason.PAUSED, resumed));
        assertThat(paused.plus(slots(resumed, Conversion.SAMPLE - 1, 0)).pause(FIFTH, LIFETIME, resumed))
                .isEmpty();

        Conversion tried = paused.plus(slots(resumed, Conversion.SAMPLE, 0));
        NotNow wait = tried.pause(FIFTH, LIFETIME, resumed).orElseThrow();
        Instant verdict = wait.retryAt();
        assertThat(verdict).isBefore(resumed.plus(Duration.ofMinutes(11)));
        assertThat(tried.judged(FIFTH, LIFETIME, verdict.minusMillis(1)).pause(FIFTH, LIFETIME, verdict.minusMillis(1)))
                .hasValue(wait);
        assertThat(tried.judged(FIFTH, LIFETIME, verdict).pause(FIFTH, LIFETIME, verdict))
                .hasValue(new NotNow(NotNow.Reason.PAUSED, verdict.plus(Conversion.PAUSE)));

        Conversion good = tried.plus(slots(resumed.plusSeconds(30), 0, 20)).judged(FIFTH, LIFETIME, verdict);
        assertThat(good.pause(FIFTH, LIFETIME, verdict)).isEmpty();
        assertThat(good.plus(slots(verdict, 1000, 0)).pause(FIFTH, LIFETIME, verdict))
                .isEmpty();
    }

    @Test
    void codesOnTrialThatAreUsedKeepNobodyWaiting() {
        Conversion paused = Conversion.NONE.plus(slots(START, 50, 0)).judged(FIFTH, LIFETIME, LATER);
        Instant resumed = LATER.plus(Conversion.PAUSE);
        Conversion tried = paused.plus(slots(resumed, 100, 20));
        assertThat(tried.pause(FIFTH, LIFETIME, resumed)).isEmpty();
        assertThat(tried.plus(slots(resumed, 1, 0)).pause(FIFTH, LIFETIME, resumed))
                .isPresent();
    }

    @Test
    void usesOfNewCodesDoNotSpeakForOldOnes() {
        Instant next = START.plus(Duration.ofMinutes(15));
        Conversion codes = Conversion.NONE.plus(slots(START, 50, 9)).plus(slots(next, 50, 50));
        assertThat(codes.judged(FIFTH, LIFETIME, LATER).pause(FIFTH, LIFETIME, LATER))
                .isPresent();
    }

    private static Slots slots(Instant at, int sent, int used) {
        return Slots.NONE.plus(at, sent, used);
    }

    @Test
    void aPauseAndWhatLedToItAreForgottenInTime() {
        Conversion paused = Conversion.NONE.plus(slots(START, 50, 0)).judged(FIFTH, LIFETIME, LATER);
        Instant end = new Conversion.Format().keepUntil(paused);
        assertThat(end).isEqualTo(LATER.plus(Conversion.PAUSE).plus(Duration.ofHours(2)));
        assertThat(paused.present(end)).isEqualTo(Conversion.NONE);
    }

    @Test
    void aClockThatRanAheadPausesForNoLongerThanAPause() {
        Conversion ahead = new Conversion(Slots.NONE, START.plus(Duration.ofDays(400)));
        assertThat(ahead.present(START).resumesAt()).isEqualTo(START.plus(Conversion.PAUSE));
    }
}
