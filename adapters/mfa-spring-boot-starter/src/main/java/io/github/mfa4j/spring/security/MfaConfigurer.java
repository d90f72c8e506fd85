package io.github.mfa4j.spring.security;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.spring.security.pages.CodeForm;
import io.github.mfa4j.spring.security.pages.MfaPages;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.HttpRequestHandler;

/**
 * Adds the verification step to a chain: {@code http.with(MfaConfigurer.mfa(), Customizer.withDefaults())}. What requires the second
 * factor is for the authorization rules to say, see {@link MfaAuthorities#FACTOR_MFA}. Of rules at methods only those lead to the
 * step that tell which factor is missing: {@code @PreAuthorize("@passed")}, where {@code passed} is a bean of the type {@link
 * org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager}. One in words, such as {@code
 * hasAuthority('FACTOR_MFA')}, answers 403 without a reason.
 *
 * <p>For browsers the step is a page at {@code /mfa}. The challenge lives in the session, and is started when the page is opened and
 * none is open. After the right code the session id changes and the user goes back to the request that Spring Security has saved, and
 * nowhere else. A user without a factor is sent to {@code /mfa/enrol}, which ends with a first set of recovery codes.
 *
 * <p>A page of the application for whoever manages the own account has links: to {@code /mfa/enrol}, where another authenticator is
 * added, and to {@code /mfa/recovery}, where a new set of recovery codes replaces the old one. Both ask for a fresh code first.
 * Removing an authenticator is the application's: a new phone leaves the old one valid, so list them with
 * {@link io.github.mfa4j.totp.TotpFactor#authenticators}, each labelled {@code authenticator} with the day it was set up in UTC, and
 * remove one with {@link io.github.mfa4j.totp.TotpFactor#remove}.
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
 * <p>An application with words of its own for who may not have something says them with {@code
 * exceptionHandling(exceptions -> exceptions.defaultAccessDeniedHandlerFor(…))}: after {@code accessDeniedHandler} or {@code
 * accessDeniedPage} Spring Security sends nobody to any step.
 *
 * <p>An outage of what second factors rest on is answered 503, also where a rule or a method of the application meets it, and published
 * as {@link io.github.mfa4j.spring.boot.MfaOutage}.
 *
 * <p>CSRF protection stays as the chain has it. Beans needed are {@link MultiFactor}, {@link MfaSetup},
 * {@link MfaUserIds}, {@link MfaPages} and {@link io.github.mfa4j.spring.boot.Issuer}, which the starter has where the application
 * has none.
 */
public final class MfaConfigurer extends AbstractHttpConfigurer<MfaConfigurer, HttpSecurity> {

    private MfaPaths paths = new MfaPaths("/mfa");
    private @Nullable AuthenticationSuccessHandler successHandler;
    private AuthenticationSuccessHandler apiSuccessHandler =
            (request, response, authentication) -> response.setStatus(HttpStatus.NO_CONTENT.value());
    private final Map<String, CodeForm> codeForms = new HashMap<>();
    private String logOutPath = "/logout";
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
     * What follows the right code of a browser; unless set, the request that was saved, else {@code /}. New recovery codes that the
     * code was asked for are shown instead.
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
     * <p>Put into the token when each {@link org.springframework.security.core.authority.FactorGrantedAuthority} was issued, and
     * give it that instant again when the token is read. Rules with a valid duration take a factor without one for expired for ever,
     * and one that is given the time of each request for fresh for ever.
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
     * has passed it. Start none with the purpose {@code LOGIN} for anybody else. Unless set, such a request is refused. What it results in
     * has the authorities of the user and of the second factor, and none of the first, such as {@code FACTOR_PASSWORD}: where a
     * rule asks for that, too, the success handler for programs adds it.
     *
     * @param details loads the user whom the challenge names by the id
     * @return this configurer
     */
    public MfaConfigurer challengeAlone(UserDetailsService details) {
        challengeAlone = details;
        return this;
    }

    /**
     * What a browser is answered whose user has no factor yet; unless set, it is sent to the enrolment page, and answered 403
     * where the application has no authenticator apps. Where it is set, nobody enrols with the first factor alone: the
     * enrolment page, too, answers a user without a factor with this handler.
     *
     * @param handler answers the request for the verification page
     * @return this configurer
     */
    public MfaConfigurer withoutFactor(HttpRequestHandler handler) {
        withoutFactor = handler;
        return this;
    }

    /**
     * What the codes of a factor look like on the page; unless set, 16 letters and digits for recovery codes, for authenticator apps 6
     * to 8 digits, of which the page names {@code mfa.totp.digits}, for sent codes 6 to 10, of which it names
     * {@code mfa.codes.length}, and six for all else. Set it for a factor of the application's own whose codes have letters.
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

    @Override
    public void init(HttpSecurity http) {
        MfaSetup setup = http.getSharedObject(ApplicationContext.class).getBean(MfaSetup.class);
        MfaEntryPoint entryPoint = new MfaEntryPoint(
                paths, new ApiRequests(), () -> setup.registers().now());
        RequestCache saved = http.getSharedObject(RequestCache.class);
        PathPatternRequestMatcher.Builder matchers = http.getSharedObject(PathPatternRequestMatcher.Builder.class);
        RequestMatcher unwanted = new OrRequestMatcher(
                new ApiRequests(), matchers.matcher(paths.resend()), matchers.matcher(paths.factor()));
        http.setSharedObject(
                RequestCache.class,
                new PagesOnlyRequestCache(saved == null ? new HttpSessionRequestCache() : saved, unwanted));
        http.exceptionHandling(exceptions ->
                exceptions.defaultDeniedHandlerForMissingAuthority(entryPoint, MfaAuthorities.FACTOR_MFA));
    }

    @Override
    public void configure(HttpSecurity http) {
        StepOptions options = new StepOptions(
                paths, logOutPath, codeForms, withoutFactor, successHandler, apiSuccessHandler, challengeAlone);
        StepFilters filters = new StepFilters(http, options, getSecurityContextHolderStrategy());
        http.addFilterBefore(filters.outages(), LogoutFilter.class);
        http.addFilterBefore(filters.noteOfSession(), LogoutFilter.class);
        http.addFilterBefore(filters.checkOfSession(), AnonymousAuthenticationFilter.class);
        filters.assets().forEach(filter -> http.addFilterBefore(filter, AuthorizationFilter.class));
        http.addFilterBefore(postProcess(filters.verification()), AuthorizationFilter.class);
        http.addFilterBefore(postProcess(filters.verificationWithoutSession()), AuthorizationFilter.class);
        http.addFilterBefore(filters.programs(), AuthorizationFilter.class);
        filters.recovery().ifPresent(filter -> http.addFilterBefore(filter, AuthorizationFilter.class));
        http.addFilterBefore(filters.browsers(), AuthorizationFilter.class);
        filters.enrolment().ifPresent(filter -> http.addFilterBefore(filter, AuthorizationFilter.class));
    }
}
