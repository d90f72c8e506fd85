package io.github.mfa4j.spring.security;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spring.security.BrowserStep.Shown;
import io.github.mfa4j.spring.security.pages.MfaPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** The verification page, and what is on it besides the code: to send again, and to use another factor. */
final class BrowserStepFilter extends OncePerRequestFilter {

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();
    private final StepRequests requests;
    private final MfaPaths paths;
    private final FirstFactor firstFactor;
    private final MfaUserIds users;
    private final BrowserStep step;
    private final StepPages pages;
    private final HttpRequestHandler withoutFactor;

    BrowserStepFilter(
            StepRequests requests,
            MfaPaths paths,
            FirstFactor firstFactor,
            MfaUserIds users,
            BrowserStep step,
            StepPages pages,
            HttpRequestHandler withoutFactor) {
        this.requests = requests;
        this.paths = paths;
        this.firstFactor = firstFactor;
        this.users = users;
        this.step = step;
        this.pages = pages;
        this.withoutFactor = withoutFactor;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean page = requests.isPage(request);
        if (requests.isApi(request) || !(page || requests.isResend(request) || requests.isFactor(request))) {
            chain.doFilter(request, response);
            return;
        }
        Authentication first = firstFactor.require();
        if (MfaAuthorities.isIn(first) && !StepUpDemand.isIn(request)) {
            // Nothing is asked of this user, and a link from elsewhere shall not have codes sent.
            StepProblem.take(request);
            redirects.sendRedirect(request, response, "/");
        } else if (page) {
            show(request, response, first);
        } else {
            change(request, first);
            redirects.sendRedirect(request, response, paths.verify());
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Authentication first)
            throws ServletException, IOException {
        UserId user = users.userOf(first);
        Optional<Shown> shown = step.show(request, user, StepUpDemand.purposeFor(first));
        if (shown.isPresent()) {
            pages.write(response, pages.verification(request, user, shown.get()));
        } else {
            withoutFactor.handleRequest(request, response);
        }
    }

    private void change(HttpServletRequest request, Authentication first) {
        UserId user = users.userOf(first);
        Purpose purpose = StepUpDemand.purposeFor(first);
        if (requests.isResend(request)) {
            step.resend(request, user, purpose);
        } else {
            step.switchTo(request, user, purpose, request.getParameter(MfaPages.FACTOR_FIELD));
        }
    }
}
