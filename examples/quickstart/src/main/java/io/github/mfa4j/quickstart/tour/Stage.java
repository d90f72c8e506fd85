package io.github.mfa4j.quickstart.tour;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the chapters play with.
 *
 * @param shop the application
 * @param phone Alice's phone, built in; it scans what the visitor's own phone may scan, too
 * @param mailbox Alice's mailbox
 * @param clock the time for all of them
 * @param screen where the tour is told
 * @param visitor who plays Alice
 */
record Stage(Shop shop, Phone phone, Mailbox mailbox, TourClock clock, Screen screen, Visitor visitor) {

    /** The same stage with another phone in Alice's hand. */
    Stage with(Phone other) {
        return new Stage(shop, other, mailbox, clock, screen, visitor);
    }

    /** What the built-in phone shows. Whoever asks it plays on the tour's own clock from then on, where nobody waits. */
    Supplier<String> builtInPhone() {
        return () -> {
            if (clock.leaveRealTime()) {
                screen.say("From here on the built-in phone answers, and the clock skips every wait.");
            }
            return phone.code();
        };
    }

    /** Lets time pass between two scenes, where nobody has to wait for it. */
    void letPass(Duration time) {
        if (!clock.isRealTime()) {
            screen.timePasses(clock.await(clock.instant().plus(time)));
        }
    }

    /** Goes on when the phone shows another code. A code that was accepted once is spent. */
    void awaitNextCode() {
        if (!skipTo(phone.nextCodeAt())) {
            screen.say("Wait until your phone shows its next code: the last one is spent.");
        }
    }

    /** Goes on when a lock or an interval is over. */
    void await(Instant when) {
        if (!skipTo(when)) {
            Duration left = Duration.between(clock.instant(), when);
            visitor.goOn("Wait " + Words.of(left) + ".");
        }
    }

    /** On the tour's own clock nobody waits; in real time the visitor has to. */
    private boolean skipTo(Instant when) {
        Duration skipped = clock.await(when);
        if (!skipped.isZero()) {
            screen.timePasses(skipped);
        }
        return !clock.isRealTime();
    }
}
