package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pauses sending to a country when hardly any of the codes sent there are used. All nodes count in one register. What a
 * node has not told it yet is at most an eighth of what it told in the same five minutes, so that many codes are few
 * writes and even a node that falls silent has hidden little. Thread-safe; nobody waits for anybody else's call.
 */
final class ConversionBreaker {

    private static final Conversion.Format FORMAT = new Conversion.Format();
    private static final int UNTOLD_PART = 8;

    /** After this what is known is asked for anew. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    /** What a node knows, when it learned it, and how much it told in that slot. */
    private record Known(Conversion conversion, Instant at, int told) {}

    private final Registers registers;
    private final StateKey key;
    private final SpendPolicy policy;
    private final Duration lifetime;
    private final ReentrantLock telling = new ReentrantLock();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();
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

    /** What holds sending back; empty if nothing does. */
    Optional<NotNow> pause() {
        Instant now = registers.now();
        if (!known.at().plus(KNOWN_FOR).isAfter(now) || known.at().isAfter(now)) {
            tell();
        }
        return known.conversion().pause(lifetime, now);
    }

    /** Counts a code that went out. */
    void codeSent() {
        sent.incrementAndGet();
        tellEnough();
    }

    /** Counts a code that was used. */
    void codeUsed() {
        used.incrementAndGet();
        tellEnough();
    }

    /** What was sent or used stays so if the store fails: it is told later. */
    private void tellEnough() {
        Known last = known;
        boolean sameSlot = Slots.startOf(last.at()).equals(Slots.startOf(registers.now()));
        if ((sent.get() + used.get()) * UNTOLD_PART <= (sameSlot ? last.told() : 0)) {
            return;
        }
        try {
            tell();
        } catch (MfaUnavailableException e) {
            // The counts are still there, and the next code finds the store as it is then.
        }
    }

    private void tell() {
        if (!telling.tryLock()) {
            return;
        }
        int toldSent = sent.getAndSet(0);
        int toldUsed = used.getAndSet(0);
        Optional<Known> learned = Optional.empty();
        try {
            learned = registers.decide(key, FORMAT, (register, now) -> {
                Conversion next = register.section()
                        .present(now)
                        .plus(now, toldSent, toldUsed)
                        .judged(policy, lifetime, now);
                Known last = known;
                int before = Slots.startOf(last.at()).equals(Slots.startOf(now)) ? last.told() : 0;
                return Decision.commit(register.withSection(next), new Known(next, now, before + toldSent + toldUsed));
            });
            learned.ifPresent(newest -> known = newest);
        } finally {
            if (learned.isEmpty()) {
                sent.addAndGet(toldSent);
                used.addAndGet(toldUsed);
            }
            telling.unlock();
        }
    }
}
