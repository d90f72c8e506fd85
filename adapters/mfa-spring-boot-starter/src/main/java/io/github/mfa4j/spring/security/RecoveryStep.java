package io.github.mfa4j.spring.security;

import io.github.mfa4j.Authority;
import io.github.mfa4j.Change;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.RecoveryCodesResult.NotGenerated;
import io.github.mfa4j.spring.security.RecoveryNote.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;

/** Makes recovery codes and shows them: a first set to who has just set up an authenticator, others to a fresh proof alone. */
final class RecoveryStep {

    /** On the way back to the page of a user for whom none could be made. */
    static final String FAILED = "failed";

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();
    private final RecoveryCodeFactor factor;
    private final MfaPaths paths;
    private final StepPages pages;
    private final Outages outages;
    private final InstantSource clock;

    RecoveryStep(RecoveryCodeFactor factor, MfaPaths paths, StepPages pages, Outages outages, InstantSource clock) {
        this.factor = factor;
        this.paths = paths;
        this.pages = pages;
        this.outages = outages;
        this.clock = clock;
    }

    /** What came of making codes with a proof, kept for the answer to the request that brought it. */
    private record Made(UserId user, RecoveryCodesResult result) {}

    /** The note about this user, null if there is none or it is over. */
    @Nullable RecoveryNote note(HttpServletRequest request, UserId user) {
        return RecoveryNote.in(request, user, clock.instant());
    }

    /** Answers whoever has just set up an authenticator. */
    void afterEnrolment(HttpServletRequest request, HttpServletResponse response, UserId user) throws IOException {
        RecoveryNote.keep(request, user, State.OWED, clock.instant());
        RecoveryCodesResult result = make(user, null);
        if (isToBeProven(result)) {
            // Those of an older set are good still.
            RecoveryNote.forget(request);
            redirects.sendRedirect(request, response, paths.verify());
        } else {
            answer(request, response, user, result);
        }
    }

    /** Answers who asks for codes: at once if it is the first set that is owed, else a proof is asked for. */
    void make(HttpServletRequest request, HttpServletResponse response, UserId user, boolean owed, boolean passed)
            throws IOException {
        RecoveryCodesResult result = owed ? make(user, null) : new NotGenerated(Change.NOT_AUTHORISED);
        if (isToBeProven(result) && !passed) {
            // The proof of a login may not change factors (ASVS 7.5.1): that comes first, and then the page again.
            RecoveryNote.forget(request);
            redirects.sendRedirect(request, response, paths.recovery());
        } else if (isToBeProven(result)) {
            EnrolmentDemand.forget(request);
            RecoveryNote.keep(request, user, State.WANTED, clock.instant());
            StepUpDemand.note(request);
            redirects.sendRedirect(request, response, paths.verify());
        } else {
            answer(request, response, user, result);
        }
    }

    /** Makes what a proof was asked for. After any proof nothing is owed any longer. */
    void proven(HttpServletRequest request, Verified proof) {
        RecoveryNote note = note(request, proof.user());
        RecoveryNote.forget(request);
        if (note != null && note.state() == State.WANTED) {
            request.setAttribute(Made.class.getName(), new Made(proof.user(), make(proof.user(), proof)));
        }
    }

    /** Answers the request that brought the proof, if codes were asked for; they are in no session, and shown now or never. */
    boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(Made.class.getName()) instanceof Made made)) {
            return false;
        }
        answer(request, response, made.user, made.result);
        return true;
    }

    private RecoveryCodesResult make(UserId user, @Nullable Authority authority) {
        try {
            return factor.generate(user, authority);
        } catch (MfaUnavailableException e) {
            outages.report(e);
            return new NotGenerated(Change.BUSY);
        }
    }

    /** Whether there are unused codes, which a new set would replace. */
    private static boolean isToBeProven(RecoveryCodesResult result) {
        return result instanceof NotGenerated none && none.reason() == Change.NOT_AUTHORISED;
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, UserId user, RecoveryCodesResult result)
            throws IOException {
        if (result instanceof Generated generated) {
            RecoveryNote note = note(request, user);
            if (note != null) {
                note.offered(request);
            }
            pages.write(response, pages.recoveryCodes(request, user, generated.codes()));
        } else if (result.equals(new NotGenerated(Change.USER_UNAVAILABLE))) {
            response.setStatus(HttpStatus.CONFLICT.value());
            pages.write(response, pages.refused(request, user, StepProblem.NOT_AVAILABLE));
        } else {
            redirects.sendRedirect(request, response, paths.recovery() + "?" + FAILED);
        }
    }
}
