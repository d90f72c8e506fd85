package io.github.mfa4j.examples.auth.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/** The page first asked for, kept in the session by its address alone: with the request came the cookie of the session. */
@Component
class WantedPage extends HttpSessionRequestCache {

    private static final String ATTRIBUTE = WantedPage.class.getName();

    WantedPage() {
        setSessionAttrName(ATTRIBUTE);
        // Only a page can be gone to; what a form would have done is not done by a redirection.
        setRequestMatcher(request -> "GET".equals(request.getMethod()));
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        super.saveRequest(request, response);
        SavedRequest whole = getRequest(request, response);
        if (whole != null) {
            request.getSession().setAttribute(ATTRIBUTE, new SimpleSavedRequest(whole.getRedirectUrl()));
        }
    }

    /** Forgets the page where it is asked for again. There is nothing to be restored for it. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        super.getMatchingRequest(request, response);
        return null;
    }
}
