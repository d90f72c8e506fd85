package io.github.mfa4j.factor;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One thing that happens to a user's factor. */
sealed interface Action {

    /** What is typed. */
    enum Input {
        RIGHT,
        WRONG,
        USED,
        MALFORMED
    }

    record Open(boolean anonymous) implements Action {}

    record Resend(int pick) implements Action {}

    record Answer(int pick, Input input) implements Action {}

    /** The clock moves, forward or backward. */
    record Wait(long millis) implements Action {}

    /** A patient attacker: waits out the lock, asks for a challenge, guesses wrong; as often as said. */
    record Siege(int guesses) implements Action {}

    record Restart() implements Action {}

    record Release() implements Action {}

    static Arbitrary<List<Action>> sequences(boolean alsoBackward) {
        Arbitrary<Integer> pick = Arbitraries.integers().between(0, 5);
        return Arbitraries.<Action>frequencyOf(
                        Tuple.of(6, Arbitraries.of(false, false, true).map(Open::new)),
                        Tuple.of(2, pick.map(Resend::new)),
                        Tuple.of(
                                10,
                                Combinators.combine(pick, Arbitraries.of(Input.class))
                                        .as(Answer::new)),
                        Tuple.of(5, waits(alsoBackward).map(Wait::new)),
                        Tuple.of(2, Arbitraries.integers().between(1, 8).map(Siege::new)),
                        Tuple.of(1, Arbitraries.just(new Restart())),
                        Tuple.of(1, Arbitraries.just(new Release())))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    /** From milliseconds to weeks; shrinks towards none. */
    private static Arbitrary<Long> waits(boolean alsoBackward) {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, upTo(Duration.ofSeconds(90))),
                        Tuple.of(2, upTo(Duration.ofHours(2))),
                        Tuple.of(1, upTo(Duration.ofDays(3))),
                        Tuple.of(1, upTo(Duration.ofDays(40))))
                .flatMap(millis -> alsoBackward ? Arbitraries.of(millis, -millis) : Arbitraries.just(millis));
    }

    private static Arbitrary<Long> upTo(Duration most) {
        return Arbitraries.longs().between(0, most.toMillis());
    }
}
