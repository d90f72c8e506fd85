package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.PageProblem;
import io.github.mfa4j.totp.Confirmation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets up an authenticator app: the QR code, the first code, and then recovery codes, once. Open to a user without any factor, and to
 * whoever has just proven one for this; all others are asked for a proof first.
 */
final class EnrolmentFilter extends OncePerRequestFilter {

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();
    private final StepRequests requests;
    private final MfaPaths paths;
    private final FirstFactor firstFactor;
    private final MfaUserIds users;
    private final Enrolment enrolment;
    private final @Nullable RecoveryStep recovery;
    private final StepPages pages;
    private final RequestCache savedRequests;
    private final @Nullable HttpRequestHandler withoutFactor;

    EnrolmentFilter(
            StepRequests requests,
            MfaPaths paths,
            FirstFactor firstFactor,
            MfaUserIds users,
            Enrolment enrolment,
            @Nullable RecoveryStep recovery,
            StepPages pages,
            RequestCache savedRequests,
            @Nullable HttpRequestHandler withoutFactor) {
        this.requests = requests;
        this.paths = paths;
        this.firstFactor = firstFactor;
        this.users = users;
        this.enrolment = enrolment;
        this.recovery = recovery;
        this.pages = pages;
        this.savedRequests = savedRequests;
        this.withoutFactor = withoutFactor;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean page = requests.isEnrolmentPage(request);
        if (requests.isApi(request) || !(page || requests.isEnrolment(request))) {
            chain.doFilter(request, response);
            return;
        }
        Authentication first = firstFactor.require();
        UserId user = users.userOf(first);
        if (!enrolment.knows(user)) {
            refuse(request, response, user, StepProblem.NOT_AVAILABLE);
        } else if (needsProof(request, user)) {
            demandProof(request, response, user, page);
        } else if (page) {
            show(request, response, user, null);
        } else {
            confirm(request, response, user);
        }
    }

    /** Whether a factor has to be proven first: where the first one alone enrols nobody, by everybody. */
    private boolean needsProof(HttpServletRequest request, UserId user) {
        return !enrolment.isProven(request, user) && (withoutFactor != null || enrolment.hasFactor(user));
    }

    private void demandProof(HttpServletRequest request, HttpServletResponse response, UserId user, boolean page)
            throws ServletException, IOException {
        if (!enrolment.canBeProven(user)) {
            // The verification page would send back here whom it can ask for nothing.
            if (withoutFactor == null) {
                refuse(request, response, user, StepProblem.NOT_AVAILABLE);
            } else {
                withoutFactor.handleRequest(request, response);
            }
            return;
        }
        if (enrolment.isFull(user)) {
            refuse(request, response, user, StepProblem.LIMIT_REACHED);
            return;
        }
        if (page) {
            savedRequests.saveRequest(request, response);
        }
        RecoveryNote.forgetWish(request);
        EnrolmentDemand.note(request, enrolment.now());
        StepUpDemand.note(request);
        redirects.sendRedirect(request, response, paths.verify());
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, UserId user, PageProblem.@Nullable Kind problem)
            throws IOException {
        Optional<Enrolment.Shown> shown = enrolment.show(request, user);
        if (shown.isPresent()) {
            pages.write(response, pages.enrolment(request, user, shown.get(), problem));
        } else {
            boolean full = enrolment.isFull(user);
            refuse(request, response, user, full ? StepProblem.LIMIT_REACHED : StepProblem.UNAVAILABLE);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, UserId user, StepProblem problem)
            throws IOException {
        response.setStatus(HttpStatus.CONFLICT.value());
        pages.write(response, pages.refused(request, user, problem));
    }

    private void confirm(HttpServletRequest request, HttpServletResponse response, UserId user)
            throws ServletException, IOException {
        Confirmation outcome = enrolment.confirm(request, user, request.getParameter(MfaPages.CODE_FIELD));
        switch (outcome) {
            case CONFIRMED -> goOn(request, response, user);
            case WRONG_CODE -> show(request, response, user, PageProblem.Kind.WRONG_CODE);
            case ENDED -> {
                // What was begun with a proof needs another one to be begun again.
                if (needsProof(request, user)) {
                    demandProof(request, response, user, false);
                } else {
                    show(request, response, user, PageProblem.Kind.EXPIRED);
                }
            }
            case BUSY -> show(request, response, user, PageProblem.Kind.UNAVAILABLE);
        }
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, UserId user) throws IOException {
        if (recovery == null) {
            redirects.sendRedirect(request, response, paths.verify());
        } else {
            recovery.afterEnrolment(request, response, user);
        }
    }
}
