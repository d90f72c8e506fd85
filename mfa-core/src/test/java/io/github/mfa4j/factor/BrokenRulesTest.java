package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.factor.Machine.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** The checks themselves are checked: each deliberately broken rule is found, and shrunk to a handful of actions. */
class BrokenRulesTest {

    private static final LockoutPolicy POLICY = new LockoutPolicy(
            2, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24), 8, 6, Duration.ofDays(30));

    private static Rule afterwards(UnaryOperator<Guard> breaking) {
        return (rules, policy, register, challenge, now, evaluate) -> {
            Transition<TinySection> right = Transition.verify(rules, policy, register, challenge, now, evaluate);
            Guard broken = breaking.apply(right.next().guard());
            return new Transition<>(right.next().with(broken), right.verdict());
        };
    }

    private static Rule onto(UnaryOperator<Challenge> breaking) {
        return (rules, policy, register, challenge, now, evaluate) ->
                Transition.verify(rules, policy, register, breaking.apply(challenge), now, evaluate);
    }

    private static final Map<String, Rule> BROKEN = Map.of(
            "a lock voids no challenge",
            afterwards(g -> new Guard(
                    g.failures(),
                    g.streak(),
                    g.recent(),
                    g.lockedUntil(),
                    g.suspended(),
                    g.issued(),
                    1_772_366_400_789L)),
            "a success clears the window",
            afterwards(g -> g.failures() > 0 ? g : g.released()),
            "the lock is forgotten",
            afterwards(g ->
                    new Guard(g.failures(), g.streak(), g.recent(), null, g.suspended(), g.issued(), g.voidThrough())),
            "the caps suspend nobody",
            afterwards(g -> new Guard(
                    g.failures(), g.streak(), g.recent(), g.lockedUntil(), false, g.issued(), g.voidThrough())),
            "codes never expire",
            onto(c -> new Challenge(
                    c.id(), c.user(), c.factor(), c.purpose(), c.number(), c.issuedAt(), Instant.MAX, null)),
            "anonymous guesses count",
            (rules, policy, register, challenge, now, evaluate) -> {
                Transition<TinySection> right = Transition.verify(rules, policy, register, challenge, now, evaluate);
                Guard guard = right.next().guard();
                return challenge.purpose().anonymous()
                        ? new Transition<>(right.next().with(guard.afterFailure(now, policy)), right.verdict())
                        : right;
            },
            "every failure is forgotten",
            (rules, policy, register, challenge, now, evaluate) -> new Transition<>(
                    register,
                    Transition.verify(rules, policy, register, challenge, now, evaluate)
                            .verdict()));

    @Provide
    static net.jqwik.api.Arbitrary<List<Action>> sequences() {
        return Action.sequences(false);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void realRulePassesEveryCheck(@ForAll @From("sequences") List<Action> actions) {
        assertThat(violation(Transition::verify, actions)).isEmpty();
    }

    @Example
    void everyBrokenRuleIsFoundAndShrunkToAHandfulOfActions() {
        BROKEN.forEach((name, rule) -> {
            Shrinkable<List<Action>> found = firstViolating(name, rule);
            List<Action> least = shrunk(rule, found);
            assertThat(violation(rule, least)).as(name).isPresent();
            assertThat(least).as(name).hasSizeLessThanOrEqualTo(8);
        });
    }

    private static Optional<Throwable> violation(Rule rule, List<Action> actions) {
        return Optional.ofNullable(catchThrowable(() -> Promises.allHold(POLICY, Machine.play(POLICY, rule, actions))));
    }

    private static Shrinkable<List<Action>> firstViolating(String name, Rule rule) {
        RandomGenerator<List<Action>> generator = Action.sequences(false).generator(1000);
        Random random = new Random(42);
        for (int attempt = 0; attempt < 1000; attempt++) {
            Shrinkable<List<Action>> candidate = generator.next(random);
            if (violation(rule, candidate.value()).isPresent()) {
                return candidate;
            }
        }
        throw new AssertionError("no sequence out of 1000 shows that " + name);
    }

    /** Greedy: takes the first smaller sequence that still shows it, as long as there is one. */
    private static List<Action> shrunk(Rule rule, Shrinkable<List<Action>> found) {
        Shrinkable<List<Action>> least = found;
        for (int step = 0; step < 500; step++) {
            Optional<Shrinkable<List<Action>>> smaller = least.shrink()
                    .filter(candidate -> violation(rule, candidate.value()).isPresent())
                    .findFirst();
            if (smaller.isEmpty()) {
                return least.value();
            }
            least = smaller.get();
        }
        return least.value();
    }
}
