package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.START;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class SpendLedgerTest {

    private static final Budget BUDGET = new Budget(50, 120);

    /** Codes charged at a time, all sent so many seconds later. */
    record Charged(Instant at, int wanted, int sentSecondsLater) {}

    /** Most are charged where one slot ends and another begins: there it is easiest to send too many. */
    @Provide
    Arbitrary<List<Charged>> charges() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(-75, 75),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, 69))
                .as((slot, seconds, wanted, later) ->
                        new Charged(START.plusSeconds(300L * slot + seconds), wanted, later))
                .list()
                .ofMinSize(40)
                .ofMaxSize(200)
                .map(charges -> charges.stream()
                        .sorted(Comparator.comparing(Charged::at))
                        .toList());
    }

    @Property(tries = 300)
    void noWindowHoldsMoreThanTheBudget(@ForAll("charges") List<Charged> charges) {
        SpendLedger ledger = SpendLedger.EMPTY;
        List<Instant> sends = new ArrayList<>();
        for (Charged charge : charges) {
            ledger = ledger.present(charge.at());
            int size = Math.min(charge.wanted(), ledger.room(BUDGET, charge.at()));
            ledger = ledger.plus(charge.at(), size);
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
    void thereIsRoomAtTheInstantThatARefusalNamesAndNotBefore(@ForAll("charges") List<Charged> charges) {
        SpendLedger ledger = SpendLedger.EMPTY;
        for (Charged charge : charges) {
            Instant now = charge.at();
            ledger = ledger.present(now);
            ledger = ledger.plus(now, Math.min(charge.wanted(), ledger.room(BUDGET, now)));
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
        SpendLedger ledger = SpendLedger.EMPTY.plus(START, 50);
        assertThat(ledger.room(BUDGET, START)).isZero();
        assertThat(ledger.minus(START, 7).room(BUDGET, START)).isEqualTo(7);
        assertThat(ledger.minus(START, 99)).isEqualTo(SpendLedger.EMPTY);
    }

    @Test
    void aClockThatRanAheadStopsNothingForLongerThanTheBudgetWould() {
        Instant ahead = START.plus(Duration.ofDays(400));
        SpendLedger back = SpendLedger.EMPTY
                .plus(ahead, 30)
                .plus(ahead.plusSeconds(600), 20)
                .present(START);
        assertThat(back.room(BUDGET, START)).isZero();
        assertThat(back.roomAt(BUDGET, START)).isBefore(START.plus(Duration.ofMinutes(67)));
        assertThat(back.present(START)).isEqualTo(back);
    }

    @Test
    void whatCountsNoMoreIsForgotten() {
        SpendLedger ledger = SpendLedger.EMPTY.plus(START, 1);
        Instant end = new SpendLedger.Format().keepUntil(ledger);
        assertThat(end).isEqualTo(START.plus(Duration.ofDays(1)).plusSeconds(300 + 10 + 60));
        assertThat(ledger.present(end.minusMillis(1))).isEqualTo(ledger);
        assertThat(ledger.present(end)).isEqualTo(SpendLedger.EMPTY);
    }
}
