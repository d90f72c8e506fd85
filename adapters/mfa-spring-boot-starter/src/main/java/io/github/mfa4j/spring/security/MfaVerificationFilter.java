package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spring.security.pages.MfaPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes the code. Of a browser the challenge is the one in its session and no other; a program sends it along, and what that passes goes
 * into a session only if it was the session that told who is there.
 */
final class MfaVerificationFilter extends AbstractAuthenticationProcessingFilter {

    static final String CHALLENGE = "challenge";
    static final String CODE = "code";

    private final RequestMatcher api;
    private final MfaUserIds users;
    private final JsonBodies json;
    private final FirstFactor firstFactor;
    private final boolean challengeAlone;
    private final BiConsumer<HttpServletRequest, Verified> whenProven;

    MfaVerificationFilter(
            RequestMatcher requests,
            RequestMatcher api,
            MfaUserIds users,
            JsonBodies json,
            boolean challengeAlone,
            BiConsumer<HttpServletRequest, Verified> whenProven,
            SecurityContextHolderStrategy contexts) {
        super(requests);
        this.api = api;
        this.users = users;
        this.json = json;
        this.challengeAlone = challengeAlone;
        this.whenProven = whenProven;
        this.firstFactor = new FirstFactor(contexts);
        setSecurityContextHolderStrategy(contexts);
    }

    @Override
    public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (api.matches(request)) {
            Authentication first = challengeAlone ? firstFactor.find() : firstFactor.require();
            Map<String, String> body = json.read(request, response);
            return body == null
                    ? null
                    : getAuthenticationManager()
                            .authenticate(asked(request, first, body.get(CHALLENGE), body.get(CODE)));
        }
        Authentication first = firstFactor.require();
        UserId user = users.userOf(first);
        OpenChallenge open = OpenChallenge.in(request, user);
        MfaAuthenticationToken asked =
                asked(request, first, open == null ? null : open.token(), request.getParameter(MfaPages.CODE_FIELD));
        Authentication result = getAuthenticationManager().authenticate(asked);
        OpenChallenge.forget(request);
        StepUpDemand.settle(request);
        Verified proof = asked.proof();
        if (proof != null) {
            whenProven.accept(request, proof);
        }
        return result;
    }

    private MfaAuthenticationToken asked(
            HttpServletRequest request,
            @Nullable Authentication first,
            @Nullable String challenge,
            @Nullable String code) {
        MfaAuthenticationToken asked = new MfaAuthenticationToken(first, challenge, code);
        asked.setDetails(authenticationDetailsSource.buildDetails(request));
        return asked;
    }
}
