package io.github.mfa4j.trials.crash;

import java.time.Duration;

/**
 * Lets the time of a trial pass, but not while an attack is under way in this JVM: what is typed in one go finds no lock run
 * out, so that one guess too many shows. Where several JVMs type at once the others go on, and one too many may hide.
 * Thread-safe.
 */
final class Pace {

    private final SharedClock clock;
    private Duration due = Duration.ZERO;
    private int attacks;

    Pace(SharedClock clock) {
        this.clock = clock;
    }

    synchronized void pass(Duration time) {
        due = due.plus(time);
        if (attacks == 0) {
            clock.advance(due);
            due = Duration.ZERO;
        }
    }

    void attack(Runnable attack) {
        count(1);
        try {
            attack.run();
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        attacks += more;
    }
}
