package io.github.mfa4j.spring.security;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorStatus;
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
import org.jspecify.annotations.Nullable;

/** Challenges for programs, which keep the token themselves. */
final class ApiChallenges {

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
        List<FactorStatus> setUp = factors.setUp(user);
        Optional<Factor> factor = id == null ? factors.preferred(setUp) : factors.find(id);
        if (factor.isPresent()) {
            answer(exchange, factors.mfa().challenge(user, factor.get(), purpose), factor.get(), setUp);
        } else {
            refuse(exchange, Problem.NOT_SET_UP);
        }
    }

    void switchTo(Exchange exchange, String token, @Nullable String id) throws IOException {
        Optional<Factor> factor = factors.find(id);
        if (factor.isPresent()) {
            answer(exchange, factors.mfa().switchTo(token, factor.get()), factor.get(), List.of());
        } else {
            refuse(exchange, Problem.NOT_SET_UP);
        }
    }

    void resend(Exchange exchange, @Nullable String token) throws IOException {
        answer(exchange, factors.mfa().resend(token), null, List.of());
    }

    void refuse(Exchange exchange, Problem problem) throws IOException {
        problem.write(exchange.request(), exchange.response(), clock.instant());
    }

    private void answer(Exchange exchange, ChallengeResult result, @Nullable Factor factor, List<FactorStatus> setUp)
            throws IOException {
        if (result instanceof Started started) {
            json.write(exchange.response(), members(started, factor, setUp));
        } else {
            refuse(exchange, result instanceof NotNow notNow ? Problem.of(notNow) : Problem.of((Unavailable) result));
        }
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
