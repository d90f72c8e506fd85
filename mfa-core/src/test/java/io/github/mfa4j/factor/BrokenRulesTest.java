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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.jspecify.annotations.Nullable;

/** The checks themselves are checked: each deliberately broken rule is found, and shrunk to a handful of actions. */
class BrokenRulesTest {

    private static final LockoutPolicy POLICY = new LockoutPolicy(
            2, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24), 8, 6, Duration.ofDays(30));

    /** What breaks in answering. */
    @FunctionalInterface
    private interface Answering extends Rule {
        @Override
        Transition<TinySection> verify(
                FactorRules<TinySection> rules,
                LockoutPolicy policy,
                Register<TinySection> register,
                Challenge challenge,
                Instant now,
                Function<TinySection, Evaluation<TinySection>> evaluate);
    }

    /** What breaks in starting. */
    @FunctionalInterface
    private interface Starting extends Rule {
        @Override
        Start<TinySection> start(
                FactorRules<TinySection> rules,
                LockoutPolicy policy,
                Register<TinySection> register,
                Challenge challenge,
                @Nullable Challenge replaced,
                Instant now,
                Function<TinySection, Opening<TinySection>> open);
    }

    private static Rule answering(Answering rule) {
        return rule;
    }

    private static Rule starting(Starting rule) {
        return rule;
    }

    private static Rule afterwards(UnaryOperator<Guard> breaking) {
        return answering((rules, policy, register, challenge, now, evaluate) -> {
            Transition<TinySection> right = Transition.verify(rules, policy, register, challenge, now, evaluate);
            Guard broken = breaking.apply(right.next().guard());
            return new Transition<>(right.next().with(broken), right.verdict());
        });
    }

    private static Rule onto(UnaryOperator<Challenge> breaking) {
        return answering((rules, policy, register, challenge, now, evaluate) ->
                Transition.verify(rules, policy, register, breaking.apply(challenge), now, evaluate));
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
            answering((rules, policy, register, challenge, now, evaluate) -> {
                Transition<TinySection> right = Transition.verify(rules, policy, register, challenge, now, evaluate);
                Guard guard = right.next().guard();
                return challenge.purpose().anonymous()
                        ? new Transition<>(right.next().with(guard.afterFailure(now, policy)), right.verdict())
                        : right;
            }),
            "every failure is forgotten",
            answering((rules, policy, register, challenge, now, evaluate) -> new Transition<>(
                    register,
                    Transition.verify(rules, policy, register, challenge, now, evaluate)
                            .verdict())),
            "a new challenge clears the counters",
            starting((rules, policy, register, challenge, replaced, now, open) -> {
                Start<TinySection> right = Start.of(rules, policy, register, challenge, replaced, now, open);
                return new Start<>(right.next().with(right.next().guard().afterSuccess(0)), right.opening());
            }),
            "a resend leaves the challenge open that it replaces",
            starting((rules, policy, register, challenge, replaced, now, open) ->
                    Start.of(rules, policy, register, challenge, null, now, open)),
            "a locked or suspended factor starts challenges",
            starting((rules, policy, register, challenge, replaced, now, open) -> {
                Register<TinySection> free = register.with(register.guard().released());
                Start<TinySection> start = Start.of(rules, policy, free, challenge, replaced, now, open);
                Guard was = register.guard();
                Guard guard = start.next().guard();
                return new Start<>(
                        start.next()
                                .with(new Guard(
                                        was.failures(),
                                        was.streak(),
                                        was.recent(),
                                        was.lockedUntil(),
                                        was.suspended(),
                                        guard.issued(),
                                        was.voidThrough())),
                        start.opening());
            }));

    @Provide
    static net.jqwik.api.Arbitrary<List<Action>> sequences() {
        return Action.sequences(false);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void realRulePassesEveryCheck(@ForAll @From("sequences") List<Action> actions) {
        assertThat(violation(Rule.REAL, actions)).isEmpty();
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
