package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Verification.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The statuses of docs/adapters.md. */
class ProblemTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Refused.Reason.class)
    void aRefusalHasTheStatusOfTheGuide(Refused.Reason reason) {
        int expected = reason == Refused.Reason.LOCKED ? 429 : reason == Refused.Reason.SUSPENDED ? 403 : 401;

        assertThat(Problem.of(new Refused(reason, null)).status().value()).isEqualTo(expected);
    }

    @Test
    void soHasAChallengeThatCannotBeStarted() {
        assertThat(status(Unavailable.Reason.USER_UNAVAILABLE)).isEqualTo(401);
        assertThat(status(Unavailable.Reason.CHALLENGE_VOID)).isEqualTo(401);
        assertThat(status(Unavailable.Reason.SUSPENDED)).isEqualTo(403);
        assertThat(status(Unavailable.Reason.NOT_SET_UP)).isEqualTo(409);
        assertThat(status(Unavailable.Reason.DESTINATION_NOT_ALLOWED)).isEqualTo(409);
        assertThat(status(Unavailable.Reason.BUSY)).isEqualTo(503);
    }

    @Test
    void whoeverIsToComeAgainIsToldWhenAndNeverAtOnce() throws Exception {
        assertThat(retryAfter(Problem.UNAVAILABLE)).isEqualTo("1");
        assertThat(retryAfter(Problem.of(new Refused(Refused.Reason.LOCKED, NOON))))
                .isEqualTo("1");
        assertThat(retryAfter(Problem.of(new Refused(Refused.Reason.LOCKED, NOON.plusMillis(1001)))))
                .isEqualTo("2");
        assertThat(retryAfter(Problem.REQUIRED)).isNull();
    }

    private static int status(Unavailable.Reason reason) {
        return Problem.of(new Unavailable(reason)).status().value();
    }

    private static @Nullable String retryAfter(Problem problem) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        problem.write(new MockHttpServletRequest(), response, NOON);
        return response.getHeader("Retry-After");
    }
}
