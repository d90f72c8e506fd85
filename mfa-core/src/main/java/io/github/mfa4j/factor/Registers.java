package io.github.mfa4j.factor;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.factor.CommitLoop.Versioned;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;

/** The registers of all users, read and replaced through the commit loop. Thread-safe. */
public final class Registers {

    private final CodeStore store;
    private final InstantSource clock;
    private final LockoutPolicy policy;
    private final CommitLoop loop = new CommitLoop();

    /**
     * Opens the registers of a store.
     *
     * @param store where they are kept
     * @param clock the time of every decision
     * @param policy how long failures count
     */
    public Registers(CodeStore store, InstantSource clock, LockoutPolicy policy) {
        this.store = store;
        this.clock = clock;
        this.policy = policy;
    }

    /**
     * Decides on the newest value of a register, and answers once the decision is committed.
     *
     * @param <S> the factor's section
     * @param <R> the answer
     * @param key which register
     * @param format the form of its section
     * @param decide given the register (a fresh one if there is none) and the time, says what to commit (nothing is written if it
     *     is the same) and to answer; called
     *     again after a lost race, so it must read anew all it rests on
     * @return the answer, or empty after too many lost races: then nothing was changed
     * @throws io.github.mfa4j.MfaUnavailableException if the store fails
     */
    public <S, R> Optional<R> decide(
            StateKey key, SectionFormat<S> format, BiFunction<Register<S>, Instant, Decision<Register<S>, R>> decide) {
        return loop.run(new RegisterCell<>(key, format), current -> {
            Instant now = now();
            Register<S> register = current == null ? new Register<>(Guard.fresh(now), format.empty()) : current;
            Decision<Register<S>, R> decision = decide.apply(register, now);
            return register.equals(decision.next()) ? Decision.keep(decision.answer()) : decision;
        });
    }

    /**
     * The current time, in the milliseconds that are stored.
     *
     * @return the time of the clock
     */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private final class RegisterCell<S> implements CommitLoop.Cell<Register<S>> {

        private final StateKey key;
        private final RegisterFormat<S> format;

        RegisterCell(StateKey key, SectionFormat<S> format) {
            this.key = key;
            this.format = new RegisterFormat<>(format);
        }

        @Override
        public Dependency dependency() {
            return Dependency.CODE_STORE;
        }

        @Override
        public Optional<Versioned<Register<S>>> read() {
            return store.read(key).map(stored -> new Versioned<>(stored.stamp(), format.read(stored.payload())));
        }

        @Override
        public boolean compareAndSet(long expectedStamp, Versioned<Register<S>> next) {
            Guard guard = next.value().guard();
            return store.compareAndSet(
                    key,
                    expectedStamp,
                    new StoredRegister(
                            next.stamp(),
                            format.write(next.value()),
                            // Never MIN: what need not be kept at all gets an instant that every store can hold.
                            later(
                                    Instant.EPOCH,
                                    later(
                                            guard.keepUntil(policy),
                                            format.section()
                                                    .keepUntil(next.value().section()))),
                            guard.failures(),
                            guard.lockedUntil()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
