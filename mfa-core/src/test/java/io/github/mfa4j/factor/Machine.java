package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Transition.Verdict;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plays actions on a register and keeps a log that promises are checked against. */
final class Machine {

    static final Instant START = Instant.parse("2026-03-01T12:00:00.789Z");
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final UserId USER = new UserId("tenant", "user");
    private static final FactorId FACTOR = new FactorId("tiny");
    private static final UserProfile PROFILE =
            new UserProfile("user", Locale.ENGLISH, Map.of(Channel.MAIL, List.of("user@example.com")));

    /** The rules under test, or deliberately broken ones. */
    interface Rule {

        Rule REAL = new Rule() {};

        default Start<TinySection> start(
                FactorRules<TinySection> rules,
                LockoutPolicy policy,
                Register<TinySection> register,
                Challenge challenge,
                @Nullable Challenge replaced,
                Instant now,
                Function<TinySection, Opening<TinySection>> open) {
            return Start.of(rules, policy, register, challenge, replaced, now, open);
        }

        default Transition<TinySection> verify(
                FactorRules<TinySection> rules,
                LockoutPolicy policy,
                Register<TinySection> register,
                Challenge challenge,
                Instant now,
                Function<TinySection, Evaluation<TinySection>> evaluate) {
            return Transition.verify(rules, policy, register, challenge, now, evaluate);
        }
    }

    /** What happened: which challenge was opened, or answered with which input, verdict and comparison. */
    record Step(
            Instant at,
            Action action,
            Register<TinySection> before,
            Register<TinySection> after,
            @Nullable Challenge challenge,
            @Nullable String input,
            @Nullable Verdict verdict,
            @Nullable Evaluation<TinySection> evaluation) {

        boolean isAnswer() {
            return verdict != null;
        }

        boolean isAnonymous() {
            return challenge != null && challenge.purpose().anonymous();
        }

        boolean isYes() {
            return verdict != null && verdict.refusal() == null;
        }

        /** A guess that was compared and was wrong, of somebody who has passed the first factor. */
        boolean isFailure() {
            return !isAnonymous() && evaluation instanceof Evaluation.Wrong;
        }

        boolean isRelease() {
            return action instanceof Action.Release;
        }
    }

    private final LockoutPolicy policy;
    private final Rule rule;
    private final TinyRules rules = new TinyRules(null);
    private final RegisterFormat<TinySection> format = new RegisterFormat<>(rules.format());
    private final List<Challenge> challenges = new ArrayList<>();
    private final List<Step> log = new ArrayList<>();
    private Instant now = START;
    private Register<TinySection> register = new Register<>(Guard.fresh(START), TinySection.EMPTY);

    private Machine(LockoutPolicy policy, Rule rule) {
        this.policy = policy;
        this.rule = rule;
    }

    static List<Step> play(LockoutPolicy policy, List<Action> actions) {
        return play(policy, Rule.REAL, actions);
    }

    static List<Step> play(LockoutPolicy policy, Rule rule, List<Action> actions) {
        Machine machine = new Machine(policy, rule);
        actions.forEach(machine::play);
        return machine.log;
    }

    private void play(Action action) {
        if (action instanceof Action.Wait wait) {
            now = now.plusMillis(wait.millis());
            record(action, register);
        } else if (action instanceof Action.Open open) {
            open(open, open.anonymous() ? Purpose.PASSWORD_RESET : Purpose.LOGIN, null);
        } else if (action instanceof Action.Resend resend && !challenges.isEmpty()) {
            Challenge replaced = pick(resend.pick());
            open(resend, replaced.purpose(), replaced);
        } else if (action instanceof Action.Answer answer && !challenges.isEmpty()) {
            Challenge challenge = pick(answer.pick());
            answer(answer, challenge, text(challenge, answer.input()));
        } else if (action instanceof Action.Siege siege) {
            besiege(siege);
        } else if (action instanceof Action.Restart) {
            record(action, format.read(format.write(register)));
        } else if (action instanceof Action.Release) {
            record(action, register.with(register.guard().released()));
        }
    }

    /** Picks among the newest challenges, so that those which can still be answered are met often. */
    private Challenge pick(int back) {
        return challenges.get(Math.max(0, challenges.size() - 1 - back));
    }

    private static String text(Challenge challenge, Action.Input input) {
        return switch (input) {
            case RIGHT -> TinyRules.codeOf(challenge.id());
            case WRONG -> "000000";
            case USED ->
                TinyRules.codeOf(new ChallengeId(0, Math.max(0, challenge.id().low() - 1)));
            case MALFORMED -> "not a code";
        };
    }

    private void besiege(Action.Siege siege) {
        for (int guess = 0; guess < siege.guesses(); guess++) {
            Instant lock = register.guard().lockedUntil();
            if (lock != null && lock.isAfter(now)) {
                play(new Action.Wait(Duration.between(now, lock).toMillis()));
            }
            play(new Action.Open(false));
            play(new Action.Answer(0, Action.Input.WRONG));
        }
    }

    private void open(Action action, Purpose purpose, @Nullable Challenge replaced) {
        Challenge challenge = new Challenge(
                new ChallengeId(0, challenges.size()),
                USER,
                FACTOR,
                purpose,
                purpose.anonymous() ? 0 : register.guard().issued() + 1,
                now,
                now.plus(LIFETIME),
                null);
        FactorRules.Opener<TinySection> opener = rules.opener(null, replaced);
        Start<TinySection> start = rule.start(
                rules, policy, register, challenge, replaced, now, section -> opener.open(section, challenge, PROFILE));
        if (start.opening() instanceof Opening.Opened) {
            challenges.add(challenge);
            record(new Step(now, action, register, start.next(), challenge, null, null, null));
        } else {
            record(action, start.next());
        }
    }

    private void answer(Action action, Challenge challenge, String input) {
        List<Evaluation<TinySection>> evaluations = new ArrayList<>();
        FactorRules.Attempt<TinySection> attempt = rules.attempt(challenge, input);
        Transition<TinySection> transition = rule.verify(rules, policy, register, challenge, now, section -> {
            Evaluation<TinySection> evaluation = attempt.evaluate(section, PROFILE, now);
            evaluations.add(evaluation);
            return evaluation;
        });
        assertThat(evaluations).hasSizeLessThan(2);
        Evaluation<TinySection> evaluation = evaluations.isEmpty() ? null : evaluations.get(0);
        record(new Step(now, action, register, transition.next(), challenge, input, transition.verdict(), evaluation));
    }

    private void record(Action action, Register<TinySection> after) {
        record(new Step(now, action, register, after, null, null, null, null));
    }

    private void record(Step step) {
        log.add(step);
        register = step.after();
    }
}
