package io.github.mfa4j.spring.security;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The step of a user whose challenge lives in the session. */
final class BrowserStep {

    private final SecondFactors factors;
    private final Outages outages;
    private final InstantSource clock;

    BrowserStep(SecondFactors factors, Outages outages, InstantSource clock) {
        this.factors = factors;
        this.outages = outages;
        this.clock = clock;
    }

    /** What the page shows: the factor asked for, its challenge unless there can be none now, and what went wrong. */
    record Shown(
            FactorId factor,
            @Nullable OpenChallenge challenge,
            @Nullable StepProblem problem,
            List<FactorId> others) {}

    /** Shows the open challenge, or starts one; empty if the user has no factor. */
    Optional<Shown> show(HttpServletRequest request, UserId user, Purpose purpose) {
        List<FactorStatus> setUp = factors.setUp(user);
        OpenChallenge known = OpenChallenge.in(request, user);
        return chosen(known, setUp).map(factor -> {
            StepProblem problem = StepProblem.take(request);
            OpenChallenge open = open(request, user, purpose);
            boolean starts = mayStart(factor, purpose);
            if (open == null && starts && (problem == null || !problem.hindersStart())) {
                StepProblem obstacle = outcome(
                        request, user, factor, purpose, () -> factors.mfa().challenge(user, factor, purpose));
                // Where it was another tab that has just started one, there is nothing in the way.
                open = open(request, user, purpose);
                problem = open == null && obstacle != null ? obstacle : problem;
            }
            // Where none was started the user chooses, among all there are.
            boolean choice = open == null && !starts;
            return new Shown(factor.id(), open, problem, choice ? ids(setUp) : others(setUp, factor));
        });
    }

    /**
     * Whether the page may start a challenge by being looked at. Whoever has just passed the first factor wants one. Later a link from
     * elsewhere could have codes sent, so what sends any waits for a form with its CSRF token.
     */
    private static boolean mayStart(Factor factor, Purpose purpose) {
        return purpose.equals(Purpose.LOGIN) || factor instanceof TotpFactor || factor instanceof RecoveryCodeFactor;
    }

    /** Sends the code again. */
    void resend(HttpServletRequest request, UserId user, Purpose purpose) {
        OpenChallenge open = open(request, user, purpose);
        if (open == null) {
            return; // The page starts one.
        }
        factors.find(open.factor()).ifPresent(factor -> {
            StepProblem obstacle =
                    outcome(request, user, factor, purpose, () -> factors.mfa().resend(open.token()));
            if (obstacle != null) {
                obstacle.keep(request);
            }
        });
    }

    /** Goes on with another factor, if the user has it. */
    void switchTo(HttpServletRequest request, UserId user, Purpose purpose, @Nullable String id) {
        Optional<Factor> chosen = factors.find(id)
                .filter(factor -> factors.mfa().inspect(user, factor).setUp());
        chosen.ifPresent(factor -> {
            OpenChallenge open = open(request, user, purpose);
            if (open != null && open.factorId().equals(factor.id())) {
                return; // A button pressed twice must not end the challenge whose code is on its way.
            }
            StepProblem obstacle = outcome(
                    request,
                    user,
                    factor,
                    purpose,
                    () -> open == null
                            ? factors.mfa().challenge(user, factor, purpose)
                            : factors.mfa().switchTo(open.token(), factor));
            if (obstacle != null) {
                OpenChallenge.choose(request, user, factor.id(), purpose, clock.instant());
                obstacle.keep(request);
            }
        });
    }

    private @Nullable StepProblem outcome(
            HttpServletRequest request,
            UserId user,
            Factor factor,
            Purpose purpose,
            Supplier<ChallengeResult> attempt) {
        ChallengeResult result;
        try {
            result = attempt.get();
        } catch (MfaUnavailableException e) {
            outages.report(e);
            return StepProblem.UNAVAILABLE;
        }
        if (result instanceof Started started) {
            OpenChallenge.of(user, factor.id(), purpose, started).keep(request);
            return null;
        }
        StepProblem problem =
                result instanceof NotNow notNow ? StepProblem.of(notNow) : StepProblem.of((Unavailable) result);
        if (problem.endsTheChallenge()) {
            OpenChallenge.end(request, clock.instant());
        }
        return problem;
    }

    private @Nullable OpenChallenge open(HttpServletRequest request, UserId user, Purpose purpose) {
        OpenChallenge known = OpenChallenge.in(request, user);
        return known != null
                        && known.isOpenAt(clock.instant())
                        && known.purpose().equals(purpose.name())
                ? known
                : null;
    }

    /** The factor asked for last, as long as the user has it. */
    private Optional<Factor> chosen(@Nullable OpenChallenge known, List<FactorStatus> setUp) {
        Optional<Factor> last = known == null
                ? Optional.empty()
                : factors.find(known.factor())
                        .filter(factor -> setUp.stream()
                                .anyMatch(status -> status.factor().equals(factor.id())));
        return last.or(() -> factors.preferred(setUp));
    }

    private static List<FactorId> ids(List<FactorStatus> setUp) {
        return setUp.stream().map(FactorStatus::factor).toList();
    }

    private static List<FactorId> others(List<FactorStatus> setUp, Factor factor) {
        return setUp.stream()
                .map(FactorStatus::factor)
                .filter(id -> !id.equals(factor.id()))
                .toList();
    }
}
