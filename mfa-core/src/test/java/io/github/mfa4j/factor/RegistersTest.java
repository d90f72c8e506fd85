package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.FaultyStore.Fault;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RegistersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final StateKey KEY = StateKey.of(UserId.of("user"), new FactorId("tiny"));
    private static final TinySection.Format FORMAT = new TinySection.Format();

    private final FaultyStore store = new FaultyStore(() -> NOW);
    private final Registers registers = new Registers(store, () -> NOW, LockoutPolicy.DEFAULT);
    private final AtomicInteger decisions = new AtomicInteger();

    /** Charges one failure and answers how many there are now. */
    private Optional<Integer> charge() {
        return registers.decide(KEY, FORMAT, (register, now) -> {
            decisions.incrementAndGet();
            Guard next = register.guard().afterFailure(now, LockoutPolicy.DEFAULT);
            return Decision.commit(register.with(next), next.failures());
        });
    }

    private int failures() {
        return registers
                .decide(
                        KEY,
                        FORMAT,
                        (register, now) -> Decision.<Register<TinySection>, Integer>keep(
                                register.guard().failures()))
                .orElseThrow();
    }

    @Test
    void answersAfterTheCommitWithOneReadAndOneWrite() {
        assertThat(charge()).contains(1);
        assertThat(store.reads).hasValue(1);
        assertThat(store.writes).hasValue(1);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void a44_decisionEqualToTheCurrentValueWritesNothing() {
        charge();
        store.writes.set(0);
        Optional<String> answer = registers.decide(
                KEY,
                FORMAT,
                (register, now) -> Decision.commit(new Register<>(register.guard(), register.section()), "same"));
        assertThat(answer).contains("same");
        assertThat(store.writes).hasValue(0);
    }

    @Test
    void a40_nothingIsCreatedForAUserOfWhomThereIsNothingToKeep() {
        registers.decide(KEY, FORMAT, (register, now) -> Decision.commit(register, "fresh"));
        assertThat(store.writes).hasValue(0);
        assertThat(store.read(KEY)).isEmpty();
    }

    @Test
    void timesAreWholeMilliseconds() {
        assertThat(registers.now()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    }

    @Test
    void a45_writeThatHappenedThoughItsReplyWasLostCountsOnce() {
        store.fault = Fault.WRITE_FAILS_AFTER;
        assertThat(charge()).contains(1);
        store.fault = Fault.NONE;
        assertThat(decisions).hasValue(1);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void a45_writeThatHappenedThoughTheStoreSaidNoCountsOnce() {
        store.fault = Fault.WRITE_SAYS_NO_AFTER;
        assertThat(charge()).contains(1);
        store.fault = Fault.NONE;
        assertThat(decisions).hasValue(1);
        assertThat(failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"READ_FAILS", "WRITE_FAILS_BEFORE", "WRITE_FAILS_AFTER_FOR_LONG"},
            mode = Mode.INCLUDE)
    void a35_storeThatFailsGrantsNothingAndIsNamedWithItsCause(Fault fault) {
        store.fault = fault;
        MfaUnavailableException outage =
                Objects.requireNonNull(catchThrowableOfType(MfaUnavailableException.class, this::charge));
        assertThat(outage.dependency()).isEqualTo(Dependency.CODE_STORE);
        assertThat(outage).hasRootCauseMessage(FaultyStore.MESSAGE).hasMessageStartingWith("CODE_STORE: ");
        store.fault = Fault.NONE;
        assertThat(failures()).isLessThanOrEqualTo(1);
    }

    @Test
    void a44_roundsAreBoundedThenNothingChanged() {
        store.fault = Fault.ALWAYS_LOSES;
        assertThat(charge()).isEmpty();
        assertThat(decisions).hasValueBetween(2, 100);
        store.fault = Fault.NONE;
        assertThat(store.read(KEY)).isEmpty();
    }

    @Test
    void lostRaceDecidesAgainOnWhatTheWinnerWrote() {
        AtomicInteger round = new AtomicInteger();
        Optional<Integer> answer = registers.decide(KEY, FORMAT, (register, now) -> {
            if (round.getAndIncrement() == 0) {
                charge();
            }
            Guard next = register.guard().afterFailure(now, LockoutPolicy.DEFAULT);
            return Decision.commit(register.with(next), next.failures());
        });
        assertThat(answer).contains(2);
        assertThat(failures()).isEqualTo(2);
    }

    @Test
    void everyWriteHasAFreshStamp() {
        charge();
        long first = store.read(KEY).orElseThrow().stamp();
        charge();
        assertThat(store.read(KEY).orElseThrow().stamp()).isNotEqualTo(first);
    }

    @Test
    void operatorsSeeFailuresLockAndThatItIsKeptForGood() {
        for (int i = 0; i < 5; i++) {
            charge();
        }
        StoredRegister stored = store.read(KEY).orElseThrow();
        assertThat(stored.failures()).isEqualTo(5);
        assertThat(stored.lockedUntil()).contains(registers.now().plusSeconds(30));
        assertThat(stored.purgeAfter()).isEqualTo(StoredRegister.NEVER);
    }

    @Test
    void whatNeedNotBeKeptIsPurgedAtAnInstantThatEveryStoreCanHold() {
        registers.decide(
                KEY,
                FORMAT,
                (register, now) ->
                        Decision.commit(register.with(register.guard().withNextChallenge()), "opened"));
        assertThat(store.read(KEY).orElseThrow().purgeAfter()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void exceptionOfTheDecisionItselfGoesThroughUnchanged() {
        UnsupportedOperationException own = new UnsupportedOperationException("own");
        assertThatThrownBy(() -> registers.decide(KEY, FORMAT, (register, now) -> {
                    throw own;
                }))
                .isSameAs(own);
    }
}
