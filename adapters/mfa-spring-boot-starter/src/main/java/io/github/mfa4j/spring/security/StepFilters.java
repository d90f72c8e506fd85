package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.spring.boot.Issuer;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.PageAsset;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Puts the filters of the step together, from the options, the beans and what the chain shares. */
final class StepFilters {

    private final HttpSecurity http;
    private final StepOptions options;
    private final SecurityContextHolderStrategy contexts;
    private final ApplicationContext beans;
    private final MfaSetup setup;
    private final Outages outages;
    private final MfaUserIds users;
    private final SecondFactors factors;
    private final PathPatternRequestMatcher.Builder matchers;
    private final StepRequests requests;
    private final JsonBodies json;
    private final StepPages pages;
    private final @Nullable Enrolment enrolment;
    private final @Nullable RecoveryStep recovery;
    private final AuthenticationSuccessHandler afterwards;

    StepFilters(HttpSecurity http, StepOptions options, SecurityContextHolderStrategy contexts) {
        this.http = http;
        this.options = options;
        this.contexts = contexts;
        beans = http.getSharedObject(ApplicationContext.class);
        setup = beans.getBean(MfaSetup.class);
        outages = new Outages(beans);
        users = beans.getBean(MfaUserIds.class);
        factors = new SecondFactors(beans.getBean(MultiFactor.class));
        matchers = http.getSharedObject(PathPatternRequestMatcher.Builder.class);
        requests = new StepRequests(matchers, options.paths());
        json = JsonBodies.with(converters(beans));
        pages = new StepPages(
                beans.getBean(MfaPages.class),
                options.paths(),
                setup,
                factors,
                new CodeForms(factors, options.codeForms(), beans),
                options.logOutPath(),
                PageLanguage.of(beans, Objects.requireNonNull(beans.getClassLoader())));
        enrolment = enrolments();
        recovery = recoveries();
        afterwards = afterwards();
    }

    List<Filter> assets() {
        return List.of(
                new AssetFilter(matchers.matcher(HttpMethod.GET, options.paths().style()), PageAsset.STYLE),
                new AssetFilter(matchers.matcher(HttpMethod.GET, options.paths().script()), PageAsset.SCRIPT));
    }

    OutageFilter outages() {
        return new OutageFilter(outages, requests, contexts, users, pages, clock());
    }

    SessionGrants.Note noteOfSession() {
        return new SessionGrants.Note(contexts);
    }

    SessionGrants.Check checkOfSession() {
        return new SessionGrants.Check(contexts, users);
    }

    /** For browsers, and for programs that keep a session. */
    MfaVerificationFilter verification() {
        MfaVerificationFilter filter =
                verification(request -> requests.verify().matches(request) && keepsSession(request));
        shared(SessionAuthenticationStrategy.class, filter::setSessionAuthenticationStrategy);
        shared(SecurityContextRepository.class, filter::setSecurityContextRepository);
        filter.setAuthenticationSuccessHandler((request, response, user) -> {
            SessionGrants.keep(request, users.userOf(user));
            afterwards.onAuthenticationSuccess(request, response, user);
        });
        return filter;
    }

    /** What is sent with each request, such as a token: what it has passed goes into no session, which may be another user's. */
    MfaVerificationFilter verificationWithoutSession() {
        return verification(request -> requests.verify().matches(request) && !keepsSession(request));
    }

    private boolean keepsSession(HttpServletRequest request) {
        return !requests.isApi(request) || SessionGrants.isOfSession(request, contexts);
    }

    private MfaVerificationFilter verification(RequestMatcher which) {
        MfaVerificationFilter filter = new MfaVerificationFilter(
                which, requests.api(), users, json, options.challengeAlone() != null, this::whenProven, contexts);
        filter.setAuthenticationManager(manager());
        filter.setAuthenticationSuccessHandler(afterwards);
        filter.setAuthenticationFailureHandler(
                new MfaFailureHandler(options.paths(), requests.api(), outages, clock()));
        return filter;
    }

    ApiStepFilter programs() {
        return new ApiStepFilter(
                requests,
                new FirstFactor(contexts),
                options.challengeAlone() != null,
                users,
                new ChallengeOwner(factors.mfa(), users),
                new ApiChallenges(factors, json, clock()),
                json);
    }

    BrowserStepFilter browsers() {
        return new BrowserStepFilter(
                requests,
                options.paths(),
                new FirstFactor(contexts),
                users,
                new BrowserStep(factors, outages, clock()),
                pages,
                options.withoutFactor() == null ? this::toEnrolment : options.withoutFactor());
    }

    /** Empty in an application without authenticator apps. */
    Optional<EnrolmentFilter> enrolment() {
        return Optional.ofNullable(enrolment)
                .map(possible -> new EnrolmentFilter(
                        requests,
                        options.paths(),
                        new FirstFactor(contexts),
                        users,
                        possible,
                        recovery,
                        pages,
                        requestCache(),
                        options.withoutFactor()));
    }

    private @Nullable Enrolment enrolments() {
        TotpFactor totp = beans.getBeanProvider(TotpFactor.class).getIfUnique();
        return totp == null ? null : new Enrolment(setup, factors, totp, issuer());
    }

    /** Empty in an application without recovery codes. */
    Optional<RecoveryFilter> recovery() {
        return Optional.ofNullable(recovery)
                .map(possible -> new RecoveryFilter(
                        requests, options.paths(), new FirstFactor(contexts), users, possible, pages, requestCache()));
    }

    private @Nullable RecoveryStep recoveries() {
        RecoveryCodeFactor factor =
                beans.getBeanProvider(RecoveryCodeFactor.class).getIfUnique();
        return factor == null ? null : new RecoveryStep(factor, options.paths(), pages, outages, clock());
    }

    private void whenProven(HttpServletRequest request, Verified proof) {
        beginEnrolment(request, proof);
        if (recovery != null) {
            recovery.proven(request, proof);
        }
    }

    /** An outage here takes the right code back from nobody: the page for it asks again. */
    private void beginEnrolment(HttpServletRequest request, Verified proof) {
        if (!EnrolmentDemand.take(request, setup.registers().now()) || enrolment == null) {
            return;
        }
        try {
            enrolment.begin(request, proof);
        } catch (MfaUnavailableException e) {
            outages.report(e);
        }
    }

    private ProviderManager manager() {
        ProviderManager manager =
                new ProviderManager(new MfaAuthenticationProvider(factors.mfa(), users, options.challengeAlone()));
        beans.getBeanProvider(AuthenticationEventPublisher.class)
                .ifAvailable(publisher -> manager.setAuthenticationEventPublisher(
                        publisher instanceof DefaultAuthenticationEventPublisher
                                ? new StepEvents(publisher, beans)
                                : publisher));
        return manager;
    }

    private AuthenticationSuccessHandler afterwards() {
        AuthenticationSuccessHandler browsers =
                options.successHandler() == null ? backToTheSavedRequest() : options.successHandler();
        return (request, response, user) -> {
            if (recovery == null || !recovery.answers(request, response)) {
                (requests.isApi(request) ? options.apiSuccessHandler() : browsers)
                        .onAuthenticationSuccess(request, response, user);
            }
        };
    }

    private AuthenticationSuccessHandler backToTheSavedRequest() {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setRequestCache(requestCache());
        return handler;
    }

    private void toEnrolment(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (enrolment == null) {
            // There is nothing to be set up on a page of the step, so the way there would end where it began.
            response.setStatus(HttpStatus.FORBIDDEN.value());
            pages.write(
                    response,
                    pages.refused(request, users.userOf(new FirstFactor(contexts).require()), StepProblem.NOT_SET_UP));
            return;
        }
        new DefaultRedirectStrategy()
                .sendRedirect(request, response, options.paths().enrol());
    }

    private InstantSource clock() {
        return () -> setup.registers().now();
    }

    private String issuer() {
        return Objects.requireNonNullElse(beans.getBean(Issuer.class).name(), "application");
    }

    private RequestCache requestCache() {
        return http.getSharedObject(RequestCache.class);
    }

    private <T> void shared(Class<T> type, Consumer<T> use) {
        T object = http.getSharedObject(type);
        if (object != null) {
            use.accept(object);
        }
    }

    private static List<HttpMessageConverter<?>> converters(ApplicationContext beans) {
        List<HttpMessageConverter<?>> converters = new ArrayList<>();
        beans.getBeanProvider(HttpMessageConverter.class).orderedStream().forEach(converters::add);
        return converters;
    }
}
