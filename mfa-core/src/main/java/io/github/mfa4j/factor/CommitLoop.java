package io.github.mfa4j.factor;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one loop through which anything is ever decided: read, decide, compare-and-set, and only then answer. A lost race
 * reads and decides again, a bounded number of times; then the answer is empty, and nothing happened.
 */
final class CommitLoop {

    private static final int MAX_ROUNDS = 16;
    private static final long MAX_PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final SecureRandom random = new SecureRandom();

    /** A compare-and-set register of decoded values. */
    interface Cell<T> {

        Dependency dependency();

        Optional<Versioned<T>> read();

        boolean compareAndSet(long expectedStamp, Versioned<T> next);
    }

    /** A value and the random number of the write that brought it. */
    record Versioned<T>(long stamp, T value) {}

    /** What a round tried to commit, and what is to be answered if it turns out to be there. */
    private record Tried<R>(long stamp, R answer) {}

    <T, R> Optional<R> run(Cell<T> cell, Function<@Nullable T, Decision<T, R>> decide) {
        Tried<R> lost = null;
        for (int round = 0; ; round++) {
            Optional<Versioned<T>> current = guarded(cell.dependency(), "cannot be read", cell::read);
            long stamp = current.map(Versioned::stamp).orElse(0L);
            // A driver that repeats a write on its own says no to a write that happened; the stamp tells.
            if (lost != null && lost.stamp() == stamp) {
                return Optional.of(lost.answer());
            }
            if (round == MAX_ROUNDS) {
                return Optional.empty();
            }
            Decision<T, R> decision = decide.apply(current.map(Versioned::value).orElse(null));
            T next = decision.next();
            if (next == null) {
                return Optional.of(decision.answer());
            }
            Versioned<T> written = new Versioned<>(freshStamp(), next);
            if (commit(cell, stamp, written)) {
                return Optional.of(decision.answer());
            }
            lost = new Tried<>(written.stamp(), decision.answer());
            pause(round);
        }
    }

    /** A write whose reply was lost is settled by reading: our stamp is there and it happened, or the answer is no. */
    private static <T> boolean commit(Cell<T> cell, long expectedStamp, Versioned<T> next) {
        try {
            return cell.compareAndSet(expectedStamp, next);
        } catch (Exception e) {
            Optional<Versioned<T>> settled =
                    guarded(cell.dependency(), "cannot be read after a failed write", cell::read);
            if (settled.isPresent() && settled.get().stamp() == next.stamp()) {
                return true;
            }
            throw new MfaUnavailableException(cell.dependency(), "cannot be written", e);
        }
    }

    private static <V> V guarded(Dependency dependency, String failure, Supplier<V> call) {
        try {
            return call.get();
        } catch (MfaUnavailableException e) {
            throw e;
        } catch (Exception e) {
            throw new MfaUnavailableException(dependency, failure, e);
        }
    }

    private long freshStamp() {
        long stamp = random.nextLong();
        return stamp == 0 ? freshStamp() : stamp;
    }

    /** Waits a random while that grows with every lost round, so that parallel losers do not meet again. */
    private void pause(int round) {
        LockSupport.parkNanos(random.nextLong(MAX_PAUSE_NANOS * (round + 1) / MAX_ROUNDS) + 1);
    }
}
