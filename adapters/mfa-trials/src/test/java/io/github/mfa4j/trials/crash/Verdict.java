package io.github.mfa4j.trials.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.LockoutPolicy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The end of a trial: its figures, and what the oracle says to its history. A kill that met no verification proves nothing. */
final class Verdict {

    private Verdict() {}

    static void on(
            TrialFolder folder, int kills, long nanos, Outcome whatKillsLeave, Replays replays, int replaysAtLeast) {
        List<Event> history = folder.history();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Attempt.in(history).forEach(attempt -> outcomes.merge(attempt.outcome(), 1, Integer::sum));
        long inspections =
                history.stream().filter(Event.Inspected.class::isInstance).count();
        String figures = kills + " kills, verifications " + outcomes + ", " + inspections + " inspections, "
                + replays.remembered() + " replays remembered, "
                + Duration.ofNanos(nanos).toSeconds() + " s";
        folder.write("figures.txt", List.of(figures));

        assertThat(Oracle.violations(history, LockoutPolicy.DEFAULT))
                .as("%s: %s", folder.path(), figures)
                .isEmpty();
        assertThat(outcomes).as("what happened").containsKeys(Outcome.GRANTED, Outcome.WRONG);
        assertThat(outcomes.getOrDefault(whatKillsLeave, 0))
                .as("verifications that a kill has met: %s", figures)
                .isGreaterThanOrEqualTo((kills + 1) / 2);
        assertThat(replays.remembered())
                .as("codes granted before a kill that only the memory of their use stood against after it: %s", figures)
                .isGreaterThanOrEqualTo(replaysAtLeast);
    }
}
