package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.spring.security.ApiChallenges.Exchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Answers a program that has passed the first factor with a challenge for the second: {@code {challenge, factor, expiresAt,
 * destination, resendAt, factors}}. For a login without sessions, as its success handler, with {@link MfaConfigurer#challengeAlone}.
 * A user without a factor is answered 409 with the reason {@code not_set_up}. Thread-safe.
 */
public final class MfaChallengeHandler implements AuthenticationSuccessHandler {

    private final MfaUserIds users;
    private final ApiChallenges challenges;

    /**
     * Makes a handler.
     *
     * @param setup tells the time
     * @param mfa starts the challenge
     * @param users tells who has passed the first factor
     * @param converters one of them writes JSON; where none does, what Spring finds on the class path
     */
    public MfaChallengeHandler(
            MfaSetup setup, MultiFactor mfa, MfaUserIds users, List<HttpMessageConverter<?>> converters) {
        this.users = users;
        this.challenges = new ApiChallenges(
                new SecondFactors(mfa),
                JsonBodies.with(converters),
                () -> setup.registers().now());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        challenges.start(
                new Exchange(request, response),
                users.userOf(authentication),
                StepUpDemand.purposeFor(authentication),
                null);
    }
}
