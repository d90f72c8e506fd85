package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.ChallengeToken;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.spring.security.pages.PageProblem;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

/** What the step leaves in a session can be stored elsewhere, and no secret goes there with it. */
class StoredSessionTest {

    private static final UserId ADA = new UserId("shop", "ada");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void anOpenChallengeComesBackForItsUserOnly() throws Exception {
        OpenChallenge.of(
                        ADA,
                        new FactorId("mail"),
                        Purpose.LOGIN,
                        new Started(new ChallengeToken("sealed"), NOON.plusSeconds(300), "a***@e***.com", NOON))
                .keep(request);

        MockHttpServletRequest later = elsewhere();

        assertThat(OpenChallenge.in(later, ADA))
                .isEqualTo(OpenChallenge.in(request, ADA))
                .isNotNull();
        assertThat(OpenChallenge.in(later, UserId.of("ada"))).isNull();
        assertThat(String.valueOf(OpenChallenge.in(later, ADA))).doesNotContain("sealed", "a***");
    }

    @Test
    void aProblemComesBackOnce() throws Exception {
        StepProblem.of(new Refused(Refused.Reason.LOCKED, NOON)).keep(request);

        MockHttpServletRequest later = elsewhere();

        assertThat(StepProblem.take(later))
                .isNotNull()
                .extracting(StepProblem::forPage)
                .isEqualTo(PageProblem.lockedUntil(NOON));
        assertThat(StepProblem.take(later)).isNull();
    }

    /** The view refuses a problem with an end that it does not have, so every refusal must fit. */
    @ParameterizedTest
    @EnumSource(Refused.Reason.class)
    void everyRefusalHasItsWordsOnThePage(Refused.Reason reason) {
        PageProblem told = StepProblem.of(new Refused(reason, NOON)).forPage();

        assertThat(told.kind() == PageProblem.Kind.LOCKED).isEqualTo(reason == Refused.Reason.LOCKED);
        assertThat(told.kind() == PageProblem.Kind.SUSPENDED).isEqualTo(reason == Refused.Reason.SUSPENDED);
        assertThat(told.kind() == PageProblem.Kind.NOT_AVAILABLE).isEqualTo(reason == Refused.Reason.USER_UNAVAILABLE);
    }

    /** "Try again in a moment" is for what can be over in a moment. */
    @ParameterizedTest
    @EnumSource(Unavailable.Reason.class)
    void whatWillNotPassIsNotSaidToPass(Unavailable.Reason reason) {
        boolean passes = reason == Unavailable.Reason.BUSY || reason == Unavailable.Reason.NOT_SET_UP;

        assertThat(StepProblem.of(new Unavailable(reason)).kind() == PageProblem.Kind.UNAVAILABLE)
                .isEqualTo(passes);
    }

    @Test
    void anEnrolmentComesBackAndItsKeyIsNotStored() throws Exception {
        OtpSecret secret = OtpSecret.generate();
        PendingEnrolment kept = PendingEnrolment.keep(
                request, ADA, new Pending("e1", "ada", secret, TotpParameters.DEFAULT.withDigits(8)), null);

        assertThat(new String(stored(), StandardCharsets.ISO_8859_1)).doesNotContain(secret.toBase32(), "otpauth");
        PendingEnrolment later = PendingEnrolment.in(elsewhere(), ADA);
        assertThat(later).isEqualTo(kept);
        assertThat(kept.parameters()).isEqualTo(TotpParameters.DEFAULT.withDigits(8));
        assertThat(kept.isProven(NOON)).isFalse();
        assertThat(PendingEnrolment.in(elsewhere(), UserId.of("ada"))).isNull();
    }

    private MockHttpServletRequest elsewhere() throws Exception {
        MockHttpSession session = new MockHttpSession();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored()))) {
            session.setAttribute((String) in.readObject(), in.readObject());
        }
        MockHttpServletRequest later = new MockHttpServletRequest();
        later.setSession(session);
        return later;
    }

    private byte[] stored() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (String name : Collections.list(request.getSession().getAttributeNames())) {
                out.writeObject(name);
                out.writeObject(request.getSession().getAttribute(name));
            }
        }
        return bytes.toByteArray();
    }
}
