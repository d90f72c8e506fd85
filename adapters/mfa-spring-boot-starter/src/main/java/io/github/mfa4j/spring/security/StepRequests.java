package io.github.mfa4j.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Tells the requests of the step apart. */
final class StepRequests {

    private final RequestMatcher api = new ApiRequests();
    private final RequestMatcher page;
    private final RequestMatcher verify;
    private final RequestMatcher resend;
    private final RequestMatcher factor;
    private final RequestMatcher enrolPage;
    private final RequestMatcher enrol;
    private final RequestMatcher recoveryPage;
    private final RequestMatcher recovery;

    StepRequests(PathPatternRequestMatcher.Builder matchers, MfaPaths paths) {
        page = matchers.matcher(HttpMethod.GET, paths.verify());
        verify = matchers.matcher(HttpMethod.POST, paths.verify());
        resend = matchers.matcher(HttpMethod.POST, paths.resend());
        factor = matchers.matcher(HttpMethod.POST, paths.factor());
        enrolPage = matchers.matcher(HttpMethod.GET, paths.enrol());
        enrol = matchers.matcher(HttpMethod.POST, paths.enrol());
        recoveryPage = matchers.matcher(HttpMethod.GET, paths.recovery());
        recovery = matchers.matcher(HttpMethod.POST, paths.recovery());
    }

    RequestMatcher api() {
        return api;
    }

    RequestMatcher verify() {
        return verify;
    }

    boolean isPage(HttpServletRequest request) {
        return page.matches(request);
    }

    boolean isResend(HttpServletRequest request) {
        return resend.matches(request);
    }

    boolean isFactor(HttpServletRequest request) {
        return factor.matches(request);
    }

    boolean isEnrolmentPage(HttpServletRequest request) {
        return enrolPage.matches(request);
    }

    boolean isEnrolment(HttpServletRequest request) {
        return enrol.matches(request);
    }

    boolean isRecoveryPage(HttpServletRequest request) {
        return recoveryPage.matches(request);
    }

    boolean isRecovery(HttpServletRequest request) {
        return recovery.matches(request);
    }

    boolean isApi(HttpServletRequest request) {
        return api.matches(request);
    }
}
