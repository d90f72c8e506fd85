package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.StateKey;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One budget of the whole installation. A node charges it in blocks and spends them from memory, so that a register shared
 * by everybody is not written for every code: one code at first, then one more than the last time while blocks are used up
 * before they expire. What is left of a block goes back when the next one is charged; it is lost if the node dies, or if
 * another node writes at the same moment. Thread-safe; one thread at a time asks the store, and another waits for its turn
 * for a second at most.
 */
final class SpendMeter {

    private static final SpendLedger.Format FORMAT = new SpendLedger.Format();

    /** No block is larger than this part of an hour's budget. */
    private static final int PARTS = 100;

    private static final long PATIENCE_MILLIS = 1000;

    private final Registers registers;
    private final StateKey key;
    private final Budget budget;
    private final NotNow.Reason exhausted;
    private final ReentrantLock asking = new ReentrantLock();

    /** Newest first, with those that are over but may still get something back. */
    private final Deque<Block> blocks = new ConcurrentLinkedDeque<>();

    private volatile Refusal lastRefusal =
            new Refusal(new NotNow(NotNow.Reason.OVERALL_QUOTA, Instant.MIN), Instant.MIN);

    /**
     * Opens a budget.
     *
     * @param registers where it is kept
     * @param key under which key
     * @param budget what it holds
     * @param exhausted what to answer when it is used up
     */
    SpendMeter(Registers registers, StateKey key, Budget budget, NotNow.Reason exhausted) {
        this.registers = registers;
        this.key = key;
        this.budget = budget;
        this.exhausted = exhausted;
    }

    /** Codes that this node may send until {@link SpendLedger#LEASE} after they were charged. */
    private record Block(Instant chargedAt, int size, AtomicInteger left) {

        boolean isOpenAt(Instant now) {
            return !now.isBefore(chargedAt) && chargedAt.plus(SpendLedger.LEASE).isAfter(now);
        }

        /** A code given back after this is lost to the budget. */
        boolean isForgottenAt(Instant now) {
            return now.isBefore(chargedAt)
                    || !chargedAt.plus(SpendLedger.LEASE.multipliedBy(6)).isAfter(now);
        }

        boolean take() {
            return left.getAndUpdate(codes -> Math.max(0, codes - 1)) > 0;
        }
    }

    private record Refusal(NotNow result, Instant at) {}

    /** What is known, without asking the store, to stand against charging a code. */
    Optional<NotNow> obstacle() {
        Instant now = registers.now();
        Refusal last = lastRefusal;
        boolean fresh =
                !now.isBefore(last.at()) && last.at().plus(SpendLedger.LEASE).isAfter(now);
        return fresh && last.result().retryAt().isAfter(now) && !hasCode(now)
                ? Optional.of(last.result())
                : Optional.empty();
    }

    private boolean hasCode(Instant now) {
        return blocks.stream()
                .anyMatch(block -> block.isOpenAt(now) && block.left().get() > 0);
    }

    /** Charges one code. */
    Charge charge() {
        Optional<Charge> fromMemory = takeOne();
        if (fromMemory.isPresent()) {
            return fromMemory.get();
        }
        if (!acquire()) {
            return Charge.refused(new Unavailable(Unavailable.Reason.BUSY));
        }
        try {
            return takeOne().orElseGet(this::chargeBlock);
        } finally {
            asking.unlock();
        }
    }

    private Optional<Charge> takeOne() {
        Instant now = registers.now();
        return blocks.stream()
                .filter(block -> block.isOpenAt(now) && block.take())
                .findFirst()
                .map(block -> Charge.done(block.left()::incrementAndGet));
    }

    private boolean acquire() {
        try {
            return asking.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Charge chargeBlock() {
        Instant now = registers.now();
        Block newest = blocks.peekFirst();
        int wanted = newest != null && newest.isOpenAt(now) ? newest.size() + 1 : 1;
        Optional<Block> charged = commit(Math.min(wanted, Math.max(1, budget.perHour() / PARTS)));
        blocks.removeIf(block -> block.isForgottenAt(now));
        if (charged.isEmpty()) {
            return Charge.refused(new Unavailable(Unavailable.Reason.BUSY));
        }
        Block block = charged.get();
        if (block.size() == 0) {
            return Charge.refused(lastRefusal.result());
        }
        block.take();
        blocks.addFirst(block);
        return Charge.done(block.left()::incrementAndGet);
    }

    /** Charges a block and gives back what is left of those that are over. */
    private Optional<Block> commit(int wanted) {
        return registers.decide(key, FORMAT, (register, now) -> {
            SpendLedger ledger = withLeftovers(register.section().present(now), now);
            int size = Math.min(wanted, ledger.room(budget, now));
            if (size == 0) {
                lastRefusal = new Refusal(new NotNow(exhausted, ledger.roomAt(budget, now)), now);
            }
            return committed(register, ledger.plus(now, size), new Block(now, size, new AtomicInteger(size)));
        });
    }

    /** Each once, whatever becomes of the write: a store can lose the reply to one that it made, and twice would be too much. */
    private SpendLedger withLeftovers(SpendLedger ledger, Instant now) {
        SpendLedger next = ledger;
        for (Block block : blocks) {
            if (!block.isOpenAt(now)) {
                next = next.minus(block.chargedAt(), block.left().getAndSet(0));
            }
        }
        return next;
    }

    private static Decision<Register<SpendLedger>, Block> committed(
            Register<SpendLedger> register, SpendLedger next, Block block) {
        return Decision.commit(register.withSection(next), block);
    }
}
