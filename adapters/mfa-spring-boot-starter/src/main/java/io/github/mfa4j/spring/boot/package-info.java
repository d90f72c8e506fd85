/**
 * For a Spring Boot application: second factors as beans, from properties that begin with {@code mfa.}
 *
 * <p>With nothing set, and a {@link io.github.mfa4j.spi.UserDirectory} or one {@code UserDetailsService} in the context, there are a
 * {@link io.github.mfa4j.totp.TotpFactor}, a {@link io.github.mfa4j.codes.RecoveryCodeFactor} and a {@link io.github.mfa4j.MultiFactor}
 * in memory, and one warning that says so. A bean of the application takes the place of the one here of its type. All that is
 * wrong with the settings is reported at once when the application starts ({@link io.github.mfa4j.spring.boot.MfaConfigurationException}).
 *
 * <p><b>Stores.</b> {@code mfa-jdbc} on the class path and a {@code DataSource}: everything is kept there. {@code mfa-redis} and
 * {@code mfa.store=redis}: beside it, registers of sent codes on Redis, for factors that are built from the setup with the qualifier
 * {@code mfaSentCodeSetup}.
 *
 * <p><b>Connections and transactions.</b> The stores take their connections from a small pool of their own when the data source of
 * the application is a Hikari pool: the same settings, {@code mfa.jdbc.pool-size} connections. So a failure that was counted inside a
 * {@code @Transactional} method stays counted when that is rolled back, and requests that hold every connection of the application
 * do not starve the library. Any other data source is used as it is, and must give a connection outside the transaction of its
 * caller; where it is a pool, define a {@code CodeStore} and a {@code SecretVault} over one of their own.
 *
 * <p><b>Events.</b> Every {@link io.github.mfa4j.spi.MfaEvent} is published as an application event, after its commit, on the thread
 * that caused it. It is told even if the transaction of the caller is rolled back later; a {@code @TransactionalEventListener} hears
 * of it only when that transaction commits.
 */
@NullMarked
package io.github.mfa4j.spring.boot;

import org.jspecify.annotations.NullMarked;
