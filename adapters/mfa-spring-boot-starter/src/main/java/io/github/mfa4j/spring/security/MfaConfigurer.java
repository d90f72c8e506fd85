package io.github.mfa4j.spring.security;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.spring.boot.MfaProperties;
import io.github.mfa4j.spring.security.pages.CodeForm;
import io.github.mfa4j.spring.security.pages.MfaPages;
import io.github.mfa4j.spring.security.pages.PageAsset;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.HttpRequestHandler;

/**
 * Adds the verification step to a chain: {@code http.with(MfaConfigurer.mfa(), Customizer.withDefaults())}. What requires the second
 * factor is for the authorization rules to say, see {@link MfaAuthorities#FACTOR_MFA}.
 *
 * <p>For browsers the step is a page at {@code /mfa}. The challenge lives in the session, and is started when the page is opened and
 * none is open. After the right code the session id changes and the user goes back to the request that Spring Security has saved, and
 * nowhere else. A user without a factor is sent to {@code /mfa/enrol}.
 *
 * <p>A program, which is whoever sends a bearer token or does not accept HTML, is never redirected. A request that lacks the factor is
 * answered 401 as problem details, with the reason {@code second_factor_required}, or {@code second_factor_expired}. With what
 * authenticates the first factor it posts, as JSON or as a form:
 *
 * <ul>
 *   <li>{@code /mfa/factor} {@code {factor, challenge}}, both optional: starts a challenge, or goes on from one with another factor;
 *       answers {@code {challenge, factor, expiresAt, destination, resendAt, factors}}
 *   <li>{@code /mfa/resend} {@code {challenge}}: sends the code again and answers the same, with another challenge
 *   <li>{@code /mfa} {@code {challenge, code}}: calls the success handler for programs, which may issue a token; unless set, 204
 * </ul>
 *
 * <p>CSRF protection stays as the chain has it. Beans needed are {@link MultiFactor}, {@link MfaSetup},
 * {@link MfaUserIds} and {@link MfaPages}, which the starter has where the application has none.
 */
public final class MfaConfigurer extends AbstractHttpConfigurer<MfaConfigurer, HttpSecurity> {

    private MfaPaths paths = new MfaPaths("/mfa");
    private @Nullable AuthenticationSuccessHandler successHandler;
    private AuthenticationSuccessHandler apiSuccessHandler =
            (request, response, authentication) -> response.setStatus(HttpStatus.NO_CONTENT.value());
    private final Map<String, CodeForm> codeForms = new HashMap<>();
    private String logOutPath = "/logout";
    private @Nullable String issuer;
    private @Nullable HttpRequestHandler withoutFactor;
    private @Nullable UserDetailsService challengeAlone;

    private MfaConfigurer() {}

    /**
     * A step with the defaults.
     *
     * @return the configurer
     */
    public static MfaConfigurer mfa() {
        return new MfaConfigurer();
    }

    /**
     * Where the step lives, {@code /mfa} unless set; all its paths begin with this one.
     *
     * @param path segments of letters, digits, underscores and hyphens, each after a slash, relative to the context
     * @return this configurer
     * @throws IllegalArgumentException if it has another form
     */
    public MfaConfigurer path(String path) {
        paths = new MfaPaths(path);
        return this;
    }

    /**
     * What follows the right code of a browser; unless set, the request that was saved, else {@code /}.
     *
     * @param handler answers the request, with the authentication that has the second factor
     * @return this configurer
     */
    public MfaConfigurer successHandler(AuthenticationSuccessHandler handler) {
        successHandler = handler;
        return this;
    }

    /**
     * What follows the right code of a program; unless set, 204 without content. A chain without sessions issues a token here.
     *
     * @param handler answers the request, with the authentication that has the second factor
     * @return this configurer
     */
    public MfaConfigurer apiSuccessHandler(AuthenticationSuccessHandler handler) {
        apiSuccessHandler = handler;
        return this;
    }

    /**
     * Lets a program verify with the challenge alone, without what authenticates the first factor: the challenge was started for who
     * has passed it. Start none with the purpose {@code LOGIN} for anybody else. Unless set, such a request is refused.
     *
     * @param details loads the user whom the challenge names by the id
     * @return this configurer
     */
    public MfaConfigurer challengeAlone(UserDetailsService details) {
        challengeAlone = details;
        return this;
    }

    /**
     * What a browser is answered whose user has no factor yet; unless set, it is sent to the enrolment page.
     *
     * @param handler answers the request for the verification page
     * @return this configurer
     */
    public MfaConfigurer withoutFactor(HttpRequestHandler handler) {
        withoutFactor = handler;
        return this;
    }

    /**
     * What the codes of a factor look like on the page; unless set, 16 letters and digits for recovery codes, as many digits as
     * {@code mfa.totp.digits} says for authenticator apps, and six for all else.
     *
     * @param factor the factor
     * @param form its codes
     * @return this configurer
     */
    public MfaConfigurer codeForm(FactorId factor, CodeForm form) {
        codeForms.put(factor.value(), form);
        return this;
    }

    /**
     * Where the form on the pages posts to log out, {@code /logout} unless set, which is Spring Security's own default.
     *
     * @param path begins with one slash, relative to the context
     * @return this configurer
     */
    public MfaConfigurer logOutPath(String path) {
        logOutPath = path;
        return this;
    }

    /**
     * The name of the service in authenticator apps; {@code spring.application.name} unless set.
     *
     * @param name 1 to 64 characters without a colon
     * @return this configurer
     */
    public MfaConfigurer issuer(String name) {
        issuer = name;
        return this;
    }

    @Override
    public void init(HttpSecurity http) {
        MfaEntryPoint entryPoint = new MfaEntryPoint(paths, new ApiRequests(), clock());
        http.exceptionHandling(exceptions ->
                exceptions.defaultDeniedHandlerForMissingAuthority(entryPoint, MfaAuthorities.FACTOR_MFA));
    }

    @Override
    public void configure(HttpSecurity http) {
        MfaSetup setup = bean(MfaSetup.class);
        MfaUserIds users = bean(MfaUserIds.class);
        SecondFactors factors = new SecondFactors(
                bean(MultiFactor.class),
                beans().getBeanProvider(Factor.class).orderedStream().toList());
        StepRequests requests = new StepRequests(getRequestMatcherBuilder(), paths);
        FirstFactor firstFactor = new FirstFactor(getSecurityContextHolderStrategy());
        StepPages pages =
                new StepPages(bean(MfaPages.class), paths, setup, factors, new CodeForms(factors, codeForms()), logOutPath);
        JsonBodies json = JsonBodies.with(converters());
        before(http, asset(paths.style(), PageAsset.STYLE));
        before(http, asset(paths.script(), PageAsset.SCRIPT));
        before(http, verification(factors.mfa(), users, requests, json));
        before(
                http,
                new ApiStepFilter(
                        requests,
                        firstFactor,
                        challengeAlone != null,
                        users,
                        new ApiChallenges(factors, json, clock()),
                        json));
        before(
                http,
                new BrowserStepFilter(
                        requests,
                        paths,
                        firstFactor,
                        users,
                        new BrowserStep(factors, clock()),
                        pages,
                        withoutFactor == null ? this::toEnrolment : withoutFactor));
        beans().getBeanProvider(TotpFactor.class)
                .ifUnique(totp -> before(
                        http,
                        new EnrolmentFilter(
                                requests,
                                paths,
                                firstFactor,
                                users,
                                new Enrolment(
                                        setup,
                                        factors,
                                        totp,
                                        beans().getBeanProvider(RecoveryCodeFactor.class)
                                                .getIfUnique(),
                                        issuer()),
                                pages,
                                requestCache())));
    }

    /** What the properties say of authenticator apps, unless the application says otherwise. */
    private Map<String, CodeForm> codeForms() {
        Map<String, CodeForm> all = new HashMap<>();
        MfaProperties properties = beans().getBeanProvider(MfaProperties.class).getIfAvailable();
        TotpFactor totp = beans().getBeanProvider(TotpFactor.class).getIfUnique();
        if (properties != null && totp != null) {
            all.put(totp.id().value(), new CodeForm(properties.totp().digits(), true));
        }
        all.putAll(codeForms);
        return all;
    }

    private AssetFilter asset(String path, PageAsset asset) {
        return new AssetFilter(getRequestMatcherBuilder().matcher(HttpMethod.GET, path), asset);
    }

    private String issuer() {
        return issuer == null ? beans().getEnvironment().getProperty("spring.application.name", "application") : issuer;
    }

    private RequestCache requestCache() {
        RequestCache shared = getBuilder().getSharedObject(RequestCache.class);
        return shared == null ? new HttpSessionRequestCache() : shared;
    }

    private MfaVerificationFilter verification(
            MultiFactor mfa, MfaUserIds users, StepRequests requests, JsonBodies json) {
        MfaVerificationFilter filter = new MfaVerificationFilter(
                requests.verify(),
                requests.api(),
                users,
                json,
                challengeAlone != null,
                getSecurityContextHolderStrategy());
        filter.setAuthenticationManager(manager(new MfaAuthenticationProvider(mfa, users, challengeAlone)));
        AuthenticationSuccessHandler browsers = successHandler == null ? backToTheSavedRequest() : successHandler;
        filter.setAuthenticationSuccessHandler(
                (request, response, authentication) -> (requests.isApi(request) ? apiSuccessHandler : browsers)
                        .onAuthenticationSuccess(request, response, authentication));
        filter.setAuthenticationFailureHandler(new MfaFailureHandler(paths, requests.api(), clock()));
        shared(SessionAuthenticationStrategy.class, filter::setSessionAuthenticationStrategy);
        shared(SecurityContextRepository.class, filter::setSecurityContextRepository);
        return postProcess(filter);
    }

    private ProviderManager manager(MfaAuthenticationProvider provider) {
        ProviderManager manager = new ProviderManager(provider);
        // It would take the principal's password away, and with it the credentials of a first factor that is a bearer
        // token.
        manager.setEraseCredentialsAfterAuthentication(false);
        beans().getBeanProvider(AuthenticationEventPublisher.class)
                .ifAvailable(manager::setAuthenticationEventPublisher);
        return manager;
    }

    private AuthenticationSuccessHandler backToTheSavedRequest() {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setRequestCache(requestCache());
        return handler;
    }

    private void toEnrolment(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new DefaultRedirectStrategy().sendRedirect(request, response, paths.enrol());
    }

    private <T> void shared(Class<T> type, Consumer<T> use) {
        T object = getBuilder().getSharedObject(type);
        if (object != null) {
            use.accept(object);
        }
    }

    private List<HttpMessageConverter<?>> converters() {
        List<HttpMessageConverter<?>> converters = new ArrayList<>();
        beans().getBeanProvider(HttpMessageConverter.class).orderedStream().forEach(converters::add);
        return converters;
    }

    private InstantSource clock() {
        MfaSetup setup = bean(MfaSetup.class);
        return () -> setup.registers().now();
    }

    private <T> T bean(Class<T> type) {
        return beans().getBean(type);
    }

    private ApplicationContext beans() {
        return getBuilder().getSharedObject(ApplicationContext.class);
    }

    private static void before(HttpSecurity http, Filter filter) {
        http.addFilterBefore(filter, AuthorizationFilter.class);
    }
}
