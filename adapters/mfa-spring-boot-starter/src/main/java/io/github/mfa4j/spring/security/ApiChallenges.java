package io.github.mfa4j.spring.security;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Challenges for programs, which keep the token themselves. */
final class ApiChallenges {

    private static final Logger LOG = LoggerFactory.getLogger(ApiChallenges.class);

    private final SecondFactors factors;
    private final JsonBodies json;
    private final InstantSource clock;

    ApiChallenges(SecondFactors factors, JsonBodies json, InstantSource clock) {
        this.factors = factors;
        this.json = json;
        this.clock = clock;
    }

    /** One exchange. */
    record Exchange(HttpServletRequest request, HttpServletResponse response) {}

    /** Starts a challenge with the factor named, or with the one to ask for first. */
    void start(Exchange exchange, UserId user, Purpose purpose, @Nullable String id) throws IOException {
        guarded(exchange, () -> {
            List<FactorStatus> setUp = factors.setUp(user);
            Optional<Factor> factor = id == null ? factors.preferred(setUp) : factors.find(id);
            return factor.<Answer>map(chosen -> answer(factors.mfa().challenge(user, chosen, purpose), chosen, setUp))
                    .orElse(new Refusal(Problem.NOT_SET_UP));
        });
    }

    void switchTo(Exchange exchange, String token, @Nullable String id) throws IOException {
        guarded(
                exchange,
                () -> factors.find(id)
                        .<Answer>map(chosen -> answer(factors.mfa().switchTo(token, chosen), chosen, List.of()))
                        .orElse(new Refusal(Problem.NOT_SET_UP)));
    }

    void resend(Exchange exchange, @Nullable String token) throws IOException {
        guarded(exchange, () -> answer(factors.mfa().resend(token), null, List.of()));
    }

    void refuse(Exchange exchange, Problem problem) throws IOException {
        problem.write(exchange.request(), exchange.response(), clock.instant());
    }

    private sealed interface Answer {}

    private record Opened(Map<String, Object> members) implements Answer {}

    private record Refusal(Problem problem) implements Answer {}

    private void guarded(Exchange exchange, Supplier<Answer> attempt) throws IOException {
        Answer answer;
        try {
            answer = attempt.get();
        } catch (MfaUnavailableException e) {
            LOG.error("the second factor is unavailable", e);
            answer = new Refusal(Problem.UNAVAILABLE);
        }
        if (answer instanceof Opened opened) {
            json.write(exchange.response(), opened.members());
        } else {
            refuse(exchange, ((Refusal) answer).problem());
        }
    }

    private static Answer answer(ChallengeResult result, @Nullable Factor factor, List<FactorStatus> setUp) {
        if (result instanceof Started started) {
            return new Opened(members(started, factor, setUp));
        }
        return new Refusal(result instanceof NotNow notNow ? Problem.of(notNow) : Problem.of((Unavailable) result));
    }

    private static Map<String, Object> members(Started started, @Nullable Factor factor, List<FactorStatus> setUp) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("challenge", started.token().value());
        if (factor != null) {
            members.put("factor", factor.id().value());
        }
        members.put("expiresAt", started.expiresAt().toString());
        if (started.maskedDestination() != null) {
            members.put("destination", started.maskedDestination());
        }
        Instant resendAt = started.resendAt();
        if (resendAt != null) {
            members.put("resendAt", resendAt.toString());
        }
        if (!setUp.isEmpty()) {
            members.put(
                    "factors",
                    setUp.stream().map(status -> status.factor().value()).toList());
        }
        return members;
    }
}
