package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spring.security.RecoveryNote.State;
import io.github.mfa4j.spring.security.pages.PageProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The page that makes recovery codes, for who has passed the second factor or has just set it up. Whom codes are owed comes here
 * before the verification page, and so does who sends the code that confirmed an authenticator again.
 */
final class RecoveryFilter extends OncePerRequestFilter {

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();
    private final StepRequests requests;
    private final MfaPaths paths;
    private final FirstFactor firstFactor;
    private final MfaUserIds users;
    private final RecoveryStep step;
    private final StepPages pages;
    private final RequestCache savedRequests;

    RecoveryFilter(
            StepRequests requests,
            MfaPaths paths,
            FirstFactor firstFactor,
            MfaUserIds users,
            RecoveryStep step,
            StepPages pages,
            RequestCache savedRequests) {
        this.requests = requests;
        this.paths = paths;
        this.firstFactor = firstFactor;
        this.users = users;
        this.step = step;
        this.pages = pages;
        this.savedRequests = savedRequests;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (requests.isApi(request)) {
            chain.doFilter(request, response);
        } else if (requests.isRecoveryPage(request) || requests.isRecovery(request)) {
            answer(request, response, firstFactor.require());
        } else if (leadsHere(request)) {
            redirects.sendRedirect(request, response, paths.recovery());
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean leadsHere(HttpServletRequest request) {
        if (!requests.isPage(request) && !requests.isEnrolment(request)) {
            return false;
        }
        Authentication first = firstFactor.find();
        UserId user = first == null ? null : users.userOf(first);
        RecoveryNote note = user == null ? null : step.note(request, user);
        return user != null
                && note != null
                && (requests.isPage(request)
                        ? note.state() == State.OWED
                        : note.state() != State.WANTED && PendingEnrolment.in(request, user) == null);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Authentication first)
            throws IOException {
        boolean page = requests.isRecoveryPage(request);
        UserId user = users.userOf(first);
        RecoveryNote note = step.note(request, user);
        boolean owed = note != null && note.state() != State.WANTED;
        if (!owed && !MfaAuthorities.isIn(first)) {
            if (page) {
                savedRequests.saveRequest(request, response);
            }
            redirects.sendRedirect(request, response, paths.verify());
        } else if (page) {
            show(request, response, user, owed ? note : null);
        } else {
            step.make(request, response, user, owed, MfaAuthorities.isIn(first));
        }
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, UserId user, @Nullable RecoveryNote owed)
            throws IOException {
        if (owed != null) {
            owed.offered(request);
        }
        boolean failed = request.getParameter(RecoveryStep.FAILED) != null;
        pages.write(response, pages.recoveryOffer(request, user, failed ? PageProblem.Kind.UNAVAILABLE : null));
    }
}
