package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pauses sending to a country when hardly any of the codes sent there are used. All nodes count in one register. As long
 * as the store answers, what a node has not told it yet is at most an eighth of what it told in the same five minutes, so
 * that many codes are few writes and a node that falls silent has hidden no more than that. Nothing is sent by what a node
 * learned more than 20 seconds ago. Thread-safe; one thread at a time asks the store, and another waits for its turn only
 * if nothing newer is known, for a second at most.
 */
final class ConversionBreaker {

    private static final Conversion.Format FORMAT = new Conversion.Format();
    private static final int UNTOLD_PART = 8;

    /** After this what is known is asked for anew. */
    private static final Duration FRESH_FOR = Duration.ofSeconds(10);

    /** After this nothing is sent by it. */
    private static final Duration USABLE_FOR = Duration.ofSeconds(20);

    private static final long PATIENCE_MILLIS = 1000;

    /** What a node knows, when it learned it, and how much it told in that slot. */
    private record Known(Conversion conversion, Instant at, int told) {}

    private final Registers registers;
    private final StateKey key;
    private final SpendPolicy policy;
    private final Duration lifetime;
    private final ReentrantLock telling = new ReentrantLock();
    private final AtomicReference<Slots> untold = new AtomicReference<>(Slots.NONE);
    private volatile Known known = new Known(Conversion.NONE, Instant.MIN, 0);

    /**
     * Opens the count of a country.
     *
     * @param registers where it is kept
     * @param key under which key
     * @param policy how many codes must be used
     * @param lifetime how long a code can be used
     */
    ConversionBreaker(Registers registers, StateKey key, SpendPolicy policy, Duration lifetime) {
        this.registers = registers;
        this.key = key;
        this.policy = policy;
        this.lifetime = lifetime;
    }

    /** What stands against sending; empty if nothing does. */
    Optional<ChallengeResult> obstacle() {
        if (!isKnownWithin(FRESH_FOR)) {
            learn();
        }
        if (!isKnownWithin(USABLE_FOR)) {
            return Optional.of(new Unavailable(Unavailable.Reason.BUSY));
        }
        return known.conversion()
                .plus(Objects.requireNonNull(untold.get()))
                .pause(policy, lifetime, registers.now())
                .map(refusal -> refusal);
    }

    private boolean isKnownWithin(Duration age) {
        Instant now = registers.now();
        Instant at = known.at();
        return !at.isAfter(now) && at.plus(age).isAfter(now);
    }

    /** Asks the store, unless another thread just did. */
    private void learn() {
        if (acquire(isKnownWithin(USABLE_FOR) ? 0 : PATIENCE_MILLIS)) {
            try {
                if (!isKnownWithin(FRESH_FOR)) {
                    tell();
                }
            } finally {
                telling.unlock();
            }
        }
    }

    private boolean acquire(long patienceMillis) {
        try {
            return telling.tryLock(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Counts a code that is about to go out.
     *
     * @return takes it back, once, if it did not
     */
    Runnable codeSent() {
        Instant now = registers.now();
        count(now, 1, 0);
        AtomicBoolean counted = new AtomicBoolean(true);
        return () -> {
            if (counted.getAndSet(false)) {
                count(now, -1, 0);
            }
        };
    }

    /** Counts a code that was used, with those that went out when it did. */
    void codeUsed(Instant issued) {
        count(issued, 0, 1);
    }

    /** What was counted stays so if the store fails: it is told later. */
    private void count(Instant at, int sent, int used) {
        Slots waiting = untold.updateAndGet(slots -> slots.plus(at, sent, used));
        Known last = known;
        boolean sameSlot = Slots.startOf(last.at()).equals(Slots.startOf(registers.now()));
        if (size(waiting) * UNTOLD_PART <= (sameSlot ? last.told() : 0)) {
            return;
        }
        if (telling.tryLock()) {
            try {
                tell();
            } catch (MfaUnavailableException e) {
                // The counts are still there, and the next code finds the store as it is then.
            } finally {
                telling.unlock();
            }
        }
    }

    private static int size(Slots slots) {
        return slots.all().stream()
                .mapToInt(slot -> Math.abs(slot.sent()) + slot.used())
                .sum();
    }

    /** Tells the register what it does not know yet, and learns what it does. Under the lock. */
    private void tell() {
        Slots told = untold.getAndSet(Slots.NONE);
        Optional<Known> learned = Optional.empty();
        try {
            learned = registers.decide(key, FORMAT, (register, now) -> {
                Conversion next = register.section().plus(told).present(now).judged(policy, lifetime, now);
                Known last = known;
                int before = Slots.startOf(last.at()).equals(Slots.startOf(now)) ? last.told() : 0;
                return Decision.commit(register.withSection(next), new Known(next, now, before + size(told)));
            });
            learned.ifPresent(newest -> known = newest);
        } finally {
            if (learned.isEmpty()) {
                untold.updateAndGet(slots -> slots.plus(told));
            }
        }
    }
}
