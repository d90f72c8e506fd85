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

    private record Learned(Conversion conversion, Instant at) {}

    /**
     * What a node knows.
     *
     * @param conversion what the register said last
     * @param at when it said so
     * @param told how much the node told it in that slot
     * @param untold what the node has counted and the register does not know
     */
    private record Counts(Conversion conversion, Instant at, int told, Slots untold) {

        static final Counts NONE = new Counts(Conversion.NONE, Instant.MIN, 0, Slots.NONE);

        Counts counted(Instant when, int sent, int used) {
            return new Counts(conversion, at, told, untold.plus(when, sent, used));
        }

        Counts learned(Learned newest, Slots added) {
            Instant now = newest.at();
            return new Counts(newest.conversion(), now, toldInSlotOf(now) + added.size(), untold.minus(added));
        }

        boolean isDue(Instant now) {
            return untold.size() * UNTOLD_PART > toldInSlotOf(now);
        }

        private int toldInSlotOf(Instant now) {
            return Slots.startOf(at).equals(Slots.startOf(now)) ? told : 0;
        }

        boolean isKnownWithin(Duration age, Instant now) {
            return !at.isAfter(now) && at.plus(age).isAfter(now);
        }
    }

    private final Registers registers;
    private final StateKey key;
    private final SpendPolicy policy;
    private final Duration lifetime;
    private final ReentrantLock telling = new ReentrantLock();
    private final AtomicReference<Counts> counts = new AtomicReference<>(Counts.NONE);

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
        Counts last = counts();
        Instant now = registers.now();
        return last.isKnownWithin(USABLE_FOR, now)
                ? last.conversion()
                        .plus(last.untold())
                        .pause(policy, lifetime, now)
                        .map(refusal -> refusal)
                : Optional.of(new Unavailable(Unavailable.Reason.BUSY));
    }

    private Counts counts() {
        return Objects.requireNonNull(counts.get());
    }

    /** What is known is read before the time, so that nothing was learned after it. */
    private boolean isKnownWithin(Duration age) {
        Counts last = counts();
        return last.isKnownWithin(age, registers.now());
    }

    private boolean isDue() {
        return counts().isDue(registers.now());
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
            tellWhatIsDue();
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

    private void count(Instant at, int sent, int used) {
        counts.updateAndGet(last -> last.counted(at, sent, used));
        tellWhatIsDue();
    }

    /** Also what was counted while another thread told. If the store fails it stays counted, and is told later. */
    private void tellWhatIsDue() {
        boolean goesOn = true;
        while (goesOn && isDue() && telling.tryLock()) {
            try {
                goesOn = tell();
            } catch (MfaUnavailableException e) {
                goesOn = false; // The next code finds the store as it is then.
            } finally {
                telling.unlock();
            }
        }
    }

    /**
     * Tells the register what it does not know yet, and learns what it does. Under the lock.
     *
     * @return whether it was told; if not, too many others did at once
     */
    private boolean tell() {
        Slots told = counts().untold();
        Optional<Learned> learned = registers.decide(key, FORMAT, (register, now) -> {
            Conversion next = register.section().plus(told).present(now).judged(policy, lifetime, now);
            return Decision.commit(register.withSection(next), new Learned(next, now));
        });
        learned.ifPresent(newest -> counts.updateAndGet(last -> last.learned(newest, told)));
        return learned.isPresent();
    }
}
