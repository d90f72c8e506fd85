package io.github.mfa4j.spring.security;

import io.github.mfa4j.spring.security.pages.CodeForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.HttpRequestHandler;

/** What an application has said of the step. */
record StepOptions(
        MfaPaths paths,
        String logOutPath,
        Map<String, CodeForm> codeForms,
        @Nullable HttpRequestHandler withoutFactor,
        @Nullable AuthenticationSuccessHandler successHandler,
        AuthenticationSuccessHandler apiSuccessHandler,
        @Nullable UserDetailsService challengeAlone) {}
