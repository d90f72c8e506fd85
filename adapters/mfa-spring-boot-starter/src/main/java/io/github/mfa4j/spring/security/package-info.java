/**
 * For an application with Spring Security: the second step of a login, as a factor of Spring Security's own multi-factor support.
 *
 * <p>The application says where a second factor is required in the words of Spring Security, and adds the step to its chain:
 *
 * <pre>{@code
 * http.authorizeHttpRequests(requests -> requests.anyRequest()
 *                 .access(AuthorizationManagerFactories.multiFactor()
 *                         .requireFactors(MfaAuthorities.FACTOR_MFA)
 *                         .build()
 *                         .authenticated()))
 *         .formLogin(Customizer.withDefaults())
 *         .with(MfaConfigurer.mfa(), Customizer.withDefaults());
 * }</pre>
 *
 * <p>Who has passed a first factor and lacks the second is sent to the verification page, and from there back to the page first asked
 * for; a client that asks for no HTML is answered 401 and told why. {@link io.github.mfa4j.spring.security.MfaConfigurer} has the
 * details, {@link io.github.mfa4j.spring.security.WhenSetUp} asks only those who have a second factor, and a
 * {@link org.springframework.security.authorization.RequiredFactor} with a valid duration asks again after a while.
 */
@NullMarked
package io.github.mfa4j.spring.security;

import org.jspecify.annotations.NullMarked;
