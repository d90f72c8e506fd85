package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One budget of the whole installation. A node charges it in blocks and spends a block from memory, so that a register
 * shared by everybody is not written for every code: one code at first, twice as many each time a block was used up before
 * it expired. What is left of a block is given back with the next one, and lost if the node dies. Thread-safe.
 */
final class SpendMeter {

    private static final SpendLedgerFormat FORMAT = new SpendLedgerFormat();

    /** No node holds more than this part of an hour's budget. */
    private static final int PARTS = 100;

    private final Registers registers;
    private final StateKey key;
    private final Budget budget;
    private final NotNow.Reason exhausted;
    private final @Nullable Judge judge;
    private Block block = new Block(Instant.MIN, 0);
    private int accountedFor;
    private Instant toldAt = Instant.MIN;

    /**
     * Opens a budget.
     *
     * @param registers where it is kept
     * @param key under which key
     * @param budget what it holds
     * @param exhausted what to answer when it is used up
     * @param judge pauses sending if too few codes are used; null if nothing does
     */
    SpendMeter(Registers registers, StateKey key, Budget budget, NotNow.Reason exhausted, @Nullable Judge judge) {
        this.registers = registers;
        this.key = key;
        this.budget = budget;
        this.exhausted = exhausted;
        this.judge = judge;
    }

    /** What the use of codes is judged by: the policy, and how long a code can be used. */
    record Judge(SpendPolicy policy, Duration lifetime) {}

    /** Codes that this node may send until {@link SpendLedger#LEASE} after they were charged. */
    private static final class Block {

        private final Instant chargedAt;
        private final int size;
        private int left;

        Block(Instant chargedAt, int size) {
            this.chargedAt = chargedAt;
            this.size = size;
            left = size;
        }

        boolean isOpenAt(Instant now) {
            return !now.isBefore(chargedAt) && chargedAt.plus(SpendLedger.LEASE).isAfter(now);
        }
    }

    /** What came of asking for a block. */
    private record Charged(Block block, @Nullable NotNow refusal) {}

    /**
     * Charges one code, unless what follows refuses it.
     *
     * @param rest charges the other budgets
     * @return what stands against sending, then nothing was charged here; empty if it was
     */
    <S> Optional<Opening<S>> charge(Supplier<Optional<Opening<S>>> rest) {
        Block from;
        synchronized (this) {
            Instant now = registers.now();
            if (block.left == 0 || !block.isOpenAt(now)) {
                Optional<Charged> charged = nextBlock(now);
                if (charged.isEmpty()) {
                    return Optional.of(new Opening.Impossible<>(Unavailable.Reason.BUSY));
                }
                NotNow refusal = charged.get().refusal();
                if (refusal != null) {
                    return Optional.of(new Opening.Later<>(refusal));
                }
            }
            from = block;
            from.left--;
        }
        Optional<Opening<S>> refusal = rest.get();
        if (refusal.isPresent()) {
            synchronized (this) {
                from.left++;
            }
        }
        return refusal;
    }

    /** Accounts for one code. Told to the register with the next block, or now if none was asked for lately. */
    synchronized void accountForOne() {
        accountedFor++;
        if (!toldAt.plus(SpendLedger.LEASE).isAfter(registers.now())) {
            commit(0, new Block(Instant.EPOCH, 0));
        }
    }

    private Optional<Charged> nextBlock(Instant now) {
        boolean usedUp = block.size > 0 && block.left == 0 && block.isOpenAt(now);
        int wanted = usedUp ? Math.min(2 * block.size, Math.max(1, budget.perHour() / PARTS)) : 1;
        Optional<Charged> charged = commit(wanted, block);
        charged.ifPresent(next -> block = next.block());
        return charged;
    }

    /** If the store fails, nothing is told or given back again: both err on the safe side. */
    private Optional<Charged> commit(int wanted, Block old) {
        int left = old.left;
        int accounted = accountedFor;
        old.left = 0;
        accountedFor = 0;
        Optional<Charged> charged = registers.decide(key, FORMAT, (register, now) -> {
            toldAt = now;
            SpendLedger ledger = register.section()
                    .present(now)
                    .plus(old.chargedAt, -left, 0)
                    .plus(now, 0, accounted);
            return charge(register, ledger, wanted, now);
        });
        if (charged.isEmpty()) {
            old.left = left;
            accountedFor += accounted;
        }
        return charged;
    }

    private Decision<Register<SpendLedger>, Charged> charge(
            Register<SpendLedger> register, SpendLedger ledger, int wanted, Instant now) {
        SpendLedger judged = judge == null ? ledger : ledger.judged(judge.policy(), judge.lifetime(), now);
        Optional<NotNow> pause = judge == null ? Optional.empty() : judged.pause(judge.lifetime(), now);
        int room = judged.room(budget, now);
        if (pause.isPresent() || room == 0) {
            NotNow refusal = pause.orElseGet(() -> new NotNow(exhausted, judged.roomAt(budget, now)));
            return Decision.commit(register.withSection(judged), new Charged(new Block(now, 0), refusal));
        }
        int trial = judge == null ? room : judged.trialRoom(judge.lifetime(), now);
        int size = Math.min(wanted, Math.min(room, trial));
        return Decision.commit(
                register.withSection(judged.plus(now, size, 0)), new Charged(new Block(now, size), null));
    }
}
