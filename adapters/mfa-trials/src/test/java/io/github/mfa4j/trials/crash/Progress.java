package io.github.mfa4j.trials.crash;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How far a load has come since it was last asked to begin counting. Thread-safe. */
class Progress {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Set<Node> granting = new HashSet<>();
    private int answers;
    private @Nullable Throwable failure;

    synchronized void begin() {
        granting.clear();
        answers = 0;
    }

    synchronized void told(Node node, Outcome outcome) {
        if (!outcome.isOpen()) {
            answers++;
        }
        if (outcome == Outcome.GRANTED) {
            granting.add(node);
        }
        notifyAll();
    }

    synchronized void failed(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    void awaitAnswers(int wanted) {
        await("there were only " + answers + " answers of " + wanted, () -> answers >= wanted);
    }

    void awaitGrantsOf(Set<Node> nodes) {
        await("not every node granted something", () -> granting.containsAll(nodes));
    }

    private synchronized void await(String otherwise, BooleanSupplier reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!reached.getAsBoolean()) {
                if (failure != null) {
                    throw new AssertionError("a visitor failed", failure);
                }
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError(otherwise + " within " + PATIENCE);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
