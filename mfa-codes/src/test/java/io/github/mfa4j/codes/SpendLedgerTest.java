package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpendLedgerTest {

    private static final Budget BUDGET = new Budget(50, 120);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final SpendPolicy FIFTH =
            SpendPolicy.builder(BUDGET).allow("", BUDGET).build();

    /** Codes charged at a time, all sent so many seconds later. */
    record Charge(Instant at, int wanted, int sentSecondsLater) {}

    /** Most are charged where one slot ends and another begins: there it is easiest to send too many. */
    @Provide
    Arbitrary<List<Charge>> charges() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(-12, 12),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, (int) SpendLedger.LEASE.toSeconds() - 1))
                .as((slot, seconds, wanted, later) ->
                        new Charge(START.plusSeconds(300L * slot + seconds), wanted, later))
                .list()
                .ofMinSize(40)
                .ofMaxSize(200)
                .map(charges -> charges.stream()
                        .sorted(Comparator.comparing(Charge::at))
                        .toList());
    }

    @Property(tries = 300)
    void noWindowHoldsMoreThanTheBudget(@ForAll("charges") List<Charge> charges) {
        SpendLedger ledger = SpendLedger.EMPTY;
        List<Instant> sends = new ArrayList<>();
        for (Charge charge : charges) {
            ledger = ledger.present(charge.at());
            int size = Math.min(charge.wanted(), ledger.room(BUDGET, charge.at()));
            ledger = ledger.plus(charge.at(), size, 0);
            for (int i = 0; i < size; i++) {
                sends.add(charge.at().plusSeconds(charge.sentSecondsLater()));
            }
        }
        sends.sort(null);
        for (Instant first : sends) {
            assertThat(within(sends, first, Duration.ofHours(1))).isLessThanOrEqualTo(BUDGET.perHour());
            assertThat(within(sends, first, Duration.ofDays(1))).isLessThanOrEqualTo(BUDGET.perDay());
        }
    }

    private static long within(List<Instant> sends, Instant first, Duration window) {
        return sends.stream()
                .filter(sent -> !sent.isBefore(first) && sent.isBefore(first.plus(window)))
                .count();
    }

    @Property(tries = 300)
    void thereIsRoomAtTheInstantThatARefusalNamesAndNotBefore(@ForAll("charges") List<Charge> charges) {
        SpendLedger ledger = SpendLedger.EMPTY;
        for (Charge charge : charges) {
            Instant now = charge.at();
            ledger = ledger.present(now);
            ledger = ledger.plus(now, Math.min(charge.wanted(), ledger.room(BUDGET, now)), 0);
            if (ledger.room(BUDGET, now) == 0) {
                Instant end = ledger.roomAt(BUDGET, now);
                assertThat(end).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofHours(25)));
                assertThat(ledger.room(BUDGET, end.minusMillis(1))).isZero();
                assertThat(ledger.room(BUDGET, end)).isPositive();
            }
        }
    }

    @Test
    void whatIsGivenBackIsThereAgain() {
        SpendLedger ledger = SpendLedger.EMPTY.plus(START, 50, 0);
        assertThat(ledger.room(BUDGET, START)).isZero();
        assertThat(ledger.plus(START, -7, 0).room(BUDGET, START)).isEqualTo(7);
        assertThat(ledger.plus(START, -99, 0).room(BUDGET, START)).isEqualTo(50);
    }

    @Test
    void fewerCodesThanASampleAreNotJudged() {
        SpendLedger ledger = SpendLedger.EMPTY.plus(START, SpendLedger.SAMPLE - 1, 0);
        Instant later = START.plus(Duration.ofMinutes(20));
        assertThat(ledger.judged(FIFTH, LIFETIME, later)).isEqualTo(ledger);
        SpendLedger more = ledger.plus(START, 1, 0);
        assertThat(more.judged(FIFTH, LIFETIME, later).pause(LIFETIME, later))
                .hasValue(new NotNow(NotNow.Reason.PAUSED, later.plus(SpendLedger.PAUSE)));
    }

    @Property
    void codesThatMayStillBeUsedAreNotJudged(@ForAll @IntRange(min = 0, max = 609) int seconds) {
        SpendLedger ledger = SpendLedger.EMPTY.plus(START, 50, 0);
        Instant now = START.plusSeconds(seconds);
        assertThat(ledger.judged(FIFTH, LIFETIME, now)).isEqualTo(ledger);
        Instant over = START.plusSeconds(610);
        assertThat(ledger.judged(FIFTH, LIFETIME, over)).isNotEqualTo(ledger);
    }

    @Property
    void itIsPausedExactlyIfTooFewWereUsed(
            @ForAll @IntRange(min = 30, max = 500) int sent, @ForAll @IntRange(min = 0, max = 500) int used) {
        Instant later = START.plus(Duration.ofMinutes(20));
        SpendLedger ledger = SpendLedger.EMPTY.plus(START, sent, used).judged(FIFTH, LIFETIME, later);
        assertThat(ledger.pause(LIFETIME, later).isPresent()).isEqualTo(used * 5 < sent);
    }

    @Test
    void A33_afterAPauseOnlyASampleGoesOutUntilItIsJudged() {
        Instant tripped = START.plus(Duration.ofMinutes(20));
        SpendLedger paused = SpendLedger.EMPTY.plus(START, 50, 0).judged(FIFTH, LIFETIME, tripped);
        Instant resumed = tripped.plus(SpendLedger.PAUSE);
        assertThat(paused.pause(LIFETIME, resumed.minusMillis(1))).isPresent();
        assertThat(paused.pause(LIFETIME, resumed)).isEmpty();
        assertThat(paused.trialRoom(LIFETIME, resumed)).isEqualTo(SpendLedger.SAMPLE);

        SpendLedger tried = paused.plus(resumed, SpendLedger.SAMPLE, 0);
        NotNow wait = tried.pause(LIFETIME, resumed).orElseThrow();
        Instant verdict = wait.retryAt();
        assertThat(verdict).isBefore(resumed.plus(Duration.ofMinutes(11)));
        assertThat(tried.judged(FIFTH, LIFETIME, verdict.minusMillis(1)).pause(LIFETIME, verdict.minusMillis(1)))
                .hasValue(wait);
        assertThat(tried.judged(FIFTH, LIFETIME, verdict).pause(LIFETIME, verdict))
                .hasValue(new NotNow(NotNow.Reason.PAUSED, verdict.plus(SpendLedger.PAUSE)));

        SpendLedger good = tried.plus(resumed.plusSeconds(30), 0, 20).judged(FIFTH, LIFETIME, verdict);
        assertThat(good.pause(LIFETIME, verdict)).isEmpty();
        assertThat(good.trialRoom(LIFETIME, verdict)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aClockThatRanAheadStopsNothingForLongerThanTheBudgetWould() {
        Instant ahead = START.plus(Duration.ofDays(400));
        SpendLedger left = new SpendLedger(
                SpendLedger.EMPTY
                        .plus(ahead, 30, 3)
                        .plus(ahead.plusSeconds(600), 20, 1)
                        .slots(),
                ahead);
        SpendLedger back = left.present(START);
        assertThat(back.room(BUDGET, START)).isZero();
        assertThat(back.roomAt(BUDGET, START)).isBefore(START.plus(Duration.ofMinutes(66)));
        assertThat(back.resumesAt()).isEqualTo(START.plus(SpendLedger.PAUSE));
        assertThat(back.present(START)).isEqualTo(back);
    }

    @Test
    void whatCountsNoMoreIsForgotten() {
        SpendLedger ledger = new SpendLedger(SpendLedger.EMPTY.plus(START, 1, 1).slots(), START);
        assertThat(ledger.keepUntil()).isEqualTo(START.plus(Duration.ofDays(1)).plusSeconds(310));
        assertThat(ledger.present(ledger.keepUntil().minusMillis(1)).slots()).hasSize(1);
        assertThat(ledger.present(ledger.keepUntil())).isEqualTo(SpendLedger.EMPTY);
    }
}
