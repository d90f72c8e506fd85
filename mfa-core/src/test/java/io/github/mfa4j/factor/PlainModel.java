package io.github.mfa4j.factor;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Machine.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What should happen, with mutable counters and lists of who is alive instead of numbers and an immutable guard. */
final class PlainModel {

    private static final long TOLERANCE = Challenge.CLOCK_TOLERANCE.toMillis();

    private final LockoutPolicy policy;
    private final List<Challenge> opened = new ArrayList<>();
    private final List<Challenge> alive = new ArrayList<>();
    /** The codes that are out, oldest first, with the guesses that an anonymous one has left. */
    private final Map<Challenge, Integer> out = new LinkedHashMap<>();

    private final List<String> used = new ArrayList<>();
    private final List<Long> failedAt = new ArrayList<>();
    private int failures;
    private int run;
    private long lock = Long.MIN_VALUE;
    private boolean stopped;

    PlainModel(LockoutPolicy policy) {
        this.policy = policy;
    }

    int failures() {
        return failures;
    }

    int remembered() {
        return failedAt.size();
    }

    boolean isStopped() {
        return stopped;
    }

    /** Follows a step, and says why its answer must be refused; null for a yes and for what is no answer. */
    @Nullable Reason play(Step step) {
        long now = step.at().toEpochMilli();
        Challenge challenge = step.challenge();
        String input = step.input();
        if (challenge != null && input != null) {
            return answer(challenge, input, now);
        }
        if (step.isRelease()) {
            succeed();
            failedAt.clear();
            alive.clear();
            stopped = false;
        } else if (step.action() instanceof Action.Open open) {
            open(challenge, open.anonymous(), null, now);
        } else if (step.action() instanceof Action.Resend resend) {
            Challenge replaced = opened.get(Math.max(0, opened.size() - 1 - resend.pick()));
            open(challenge, replaced.purpose().anonymous(), replaced, now);
        }
        return null;
    }

    private void open(@Nullable Challenge challenge, boolean anonymous, @Nullable Challenge replaced, long now) {
        boolean refused = !anonymous && (isHeld(now) || (replaced != null && !alive.contains(replaced)));
        if (refused != (challenge == null)) {
            throw new AssertionError("a challenge was " + (refused ? "opened" : "refused"));
        }
        if (challenge == null) {
            return;
        }
        if (replaced != null) {
            endThrough(replaced);
            out.remove(replaced);
        }
        opened.add(challenge);
        if (!anonymous) {
            alive.add(challenge);
        }
        keep(challenge, 5);
    }

    private @Nullable Reason answer(Challenge challenge, String input, long now) {
        boolean anonymous = challenge.purpose().anonymous();
        if (!anonymous) {
            if (isHeld(now)) {
                return stopped ? Reason.SUSPENDED : Reason.LOCKED;
            }
            if (!alive.contains(challenge)) {
                return Reason.CHALLENGE_VOID;
            }
        }
        if (now >= challenge.expiresAt().toEpochMilli()
                || now + TOLERANCE < challenge.issuedAt().toEpochMilli()) {
            endThrough(challenge);
            out.keySet().removeIf(one -> one.expiresAt().toEpochMilli() <= now);
            return Reason.EXPIRED;
        }
        if (input.length() != 6) {
            return Reason.MALFORMED;
        }
        Integer guesses = out.get(challenge);
        if (guesses != null && input.equals(TinyRules.codeOf(challenge.id()))) {
            out.remove(challenge);
            use(input);
            if (!anonymous) {
                endThrough(challenge);
                succeed();
            }
            return null;
        }
        return miss(challenge, input, guesses, now);
    }

    private Reason miss(Challenge challenge, String input, @Nullable Integer guesses, long now) {
        if (!challenge.purpose().anonymous()) {
            fail(now);
        }
        if (used.contains(input)) {
            return Reason.REPLAYED;
        }
        if (challenge.purpose().anonymous() && guesses != null) {
            out.remove(challenge);
            if (guesses > 1) {
                out.put(challenge, guesses - 1);
            }
        }
        return Reason.WRONG_CODE;
    }

    private void fail(long now) {
        boolean calm = failedAt.isEmpty()
                || failedAt.get(failedAt.size() - 1) + policy.calmAfter().toMillis() <= now;
        run = calm ? 1 : run + 1;
        failures++;
        failedAt.removeIf(then -> then + policy.window().toMillis() <= now);
        failedAt.add(now);
        stopped = failures >= policy.maxFailures() || failedAt.size() >= policy.maxFailuresInWindow();
        if (run >= policy.backOffFrom()) {
            lock = now + delay();
        }
        if (stopped || run >= policy.backOffFrom()) {
            alive.clear();
        }
    }

    private long delay() {
        Duration delay = policy.firstDelay();
        for (int more = run - policy.backOffFrom(); more > 0 && delay.compareTo(policy.maxDelay()) < 0; more--) {
            delay = delay.plus(delay);
        }
        return Math.min(delay.toMillis(), policy.maxDelay().toMillis());
    }

    private void succeed() {
        failures = 0;
        run = 0;
        lock = Long.MIN_VALUE;
    }

    /** Whether nothing may be compared; what lies too far in the future is brought back first. */
    private boolean isHeld(long now) {
        boolean lockTooFar = lock > now + TOLERANCE + policy.maxDelay().toMillis();
        boolean failureTooFar = !failedAt.isEmpty() && failedAt.get(failedAt.size() - 1) > now + TOLERANCE;
        if (lockTooFar || failureTooFar) {
            failedAt.replaceAll(then -> Math.min(then, now));
        }
        if (lockTooFar) {
            lock = run >= policy.backOffFrom() ? now + delay() : now;
        }
        return stopped || now < lock;
    }

    private void endThrough(Challenge last) {
        int place = opened.indexOf(last);
        if (!last.purpose().anonymous()) {
            alive.removeIf(one -> opened.indexOf(one) <= place);
        }
    }

    private void use(String code) {
        used.add(code);
        if (used.size() > 3) {
            used.remove(0);
        }
    }

    private void keep(Challenge challenge, int guesses) {
        out.put(challenge, guesses);
        if (out.size() > 3) {
            out.remove(out.keySet().iterator().next());
        }
    }
}
