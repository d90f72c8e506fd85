package io.github.mfa4j.spring.security;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Publishes a wrong code like a wrong password, a lock like a locked account, and a challenge that is over not at all: nothing was
 * guessed. Spring Security's own publisher knows exceptions by their exact class and would stay silent, so that whoever counts
 * failures and starts anew after a success would hear of successes alone.
 */
record StepEvents(AuthenticationEventPublisher others, ApplicationEventPublisher events)
        implements AuthenticationEventPublisher {

    @Override
    public void publishAuthenticationSuccess(Authentication authentication) {
        others.publishAuthenticationSuccess(authentication);
    }

    @Override
    public void publishAuthenticationFailure(AuthenticationException failure, Authentication authentication) {
        if (!(failure instanceof MfaRefusedException refused)) {
            others.publishAuthenticationFailure(failure, authentication);
            return;
        }
        switch (refused.refused().reason()) {
            case WRONG_CODE, REPLAYED, MALFORMED, REFUSED ->
                events.publishEvent(new AuthenticationFailureBadCredentialsEvent(authentication, failure));
            case LOCKED, SUSPENDED ->
                events.publishEvent(new AuthenticationFailureLockedEvent(authentication, failure));
            case EXPIRED, CHALLENGE_VOID, USER_UNAVAILABLE, NOT_SET_UP -> {
                // A double click, or a page that was open for long.
            }
        }
    }
}
