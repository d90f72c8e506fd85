package io.github.mfa4j.spring.security;

import io.github.mfa4j.spring.security.ApiChallenges.Exchange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/** The step of a program: starts a challenge, goes on from one with another factor, and sends a code again. */
final class ApiStepFilter extends OncePerRequestFilter {

    private final StepRequests requests;
    private final FirstFactor firstFactor;
    private final boolean challengeAlone;
    private final MfaUserIds users;
    private final ChallengeOwner owner;
    private final ApiChallenges challenges;
    private final JsonBodies json;

    ApiStepFilter(
            StepRequests requests,
            FirstFactor firstFactor,
            boolean challengeAlone,
            MfaUserIds users,
            ChallengeOwner owner,
            ApiChallenges challenges,
            JsonBodies json) {
        this.requests = requests;
        this.firstFactor = firstFactor;
        this.challengeAlone = challengeAlone;
        this.users = users;
        this.owner = owner;
        this.challenges = challenges;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!requests.isApi(request) || !(requests.isFactor(request) || requests.isResend(request))) {
            chain.doFilter(request, response);
            return;
        }
        Map<String, String> body = json.read(request, response);
        if (body != null) {
            answer(new Exchange(request, response), firstFactor.find(), body);
        }
    }

    private void answer(Exchange exchange, @Nullable Authentication first, Map<String, String> body)
            throws IOException {
        String challenge = body.get(MfaVerificationFilter.CHALLENGE);
        String factor = body.get("factor");
        if (first == null && !(challengeAlone && challenge != null)) {
            challenges.refuse(exchange, Problem.FIRST_REQUIRED);
        } else if (challenge != null && !owner.is(challenge, first)) {
            challenges.refuse(exchange, Problem.CHALLENGE_VOID);
        } else if (requests.isResend(exchange.request())) {
            challenges.resend(exchange, challenge);
        } else if (challenge != null) {
            challenges.switchTo(exchange, challenge, factor);
        } else if (first != null) {
            challenges.start(exchange, users.userOf(first), StepUpDemand.purposeFor(first), factor);
        }
    }
}
