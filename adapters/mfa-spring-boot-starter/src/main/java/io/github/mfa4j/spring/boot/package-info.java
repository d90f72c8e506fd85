/**
 * For a Spring Boot application: second factors as beans, from properties that begin with {@code mfa.}
 *
 * <p>With nothing set, and a {@link io.github.mfa4j.spi.UserDirectory} or one {@code UserDetailsService} in the context, there are a
 * {@link io.github.mfa4j.totp.TotpFactor}, a {@link io.github.mfa4j.codes.RecoveryCodeFactor} and a {@link io.github.mfa4j.MultiFactor}
 * in memory, and one warning that says so; a profile named {@code prod} or {@code production}, or {@code mfa.production}, refuses
 * to keep any of it in memory or under keys of its own. A bean of the application takes the place of the one here of its type; so
 * does a {@link io.github.mfa4j.LockoutPolicy}, {@link io.github.mfa4j.totp.TotpParameters},
 * {@link io.github.mfa4j.totp.StepWindow}, {@link io.github.mfa4j.codes.CodeFormat}, {@link io.github.mfa4j.codes.SendPolicy},
 * {@link io.github.mfa4j.codes.SpendPolicy} or {@link io.github.mfa4j.spring.boot.Issuer}, whose properties are then passed over.
 * All that is wrong with the settings is reported at once when the application starts
 * ({@link io.github.mfa4j.spring.boot.MfaConfigurationException}).
 *
 * <p><b>Stores.</b> {@code mfa-jdbc} on the class path and a {@code DataSource}: everything is kept there. {@code mfa-redis} and
 * {@code mfa.store=redis}: beside it, registers of sent codes on Redis, for our factors and for those that an application
 * builds from the setup with the qualifier {@code mfaSentCodeSetup}.
 *
 * <p><b>A setup of the application</b> brings its keys and stores: there is no {@code KeyRing}, {@code CodeStore} or
 * {@code SecretVault} then, and of the properties those of keys, stores, limits and notices tell nothing. It has the listeners that it
 * was built with; the beans of the type {@link io.github.mfa4j.spi.MfaListener} are there to be given to it, and without them nothing
 * is counted. A {@code CodeStore} and a {@code SecretVault} of it that are beans are purged and watched as ours are.
 *
 * <p><b>Connections and transactions.</b> The stores take their connections from a small pool of their own when the data source of
 * the application is a Hikari pool: the same settings, {@code mfa.jdbc.pool-size} connections. So a failure that was counted inside a
 * {@code @Transactional} method stays counted when that is rolled back, and requests that hold every connection of the application
 * do not starve the library. Any other data source, and a class derived from Hikari's, is used as it is, and must give a connection
 * outside the transaction of its caller; where it is a pool, define one of their own with {@link
 * io.github.mfa4j.spring.boot.MfaDataSource}.
 *
 * <p><b>Sending.</b> Every {@link io.github.mfa4j.spi.Sender} of the context is a
 * {@link io.github.mfa4j.codes.SentCodeFactor} under the name of its channel, also for purposes that anybody may start, and a way
 * for {@link io.github.mfa4j.codes.Notices}. A {@code SentCodeFactor} of the application takes the place of ours for the channel whose
 * name it bears, and {@code Notices} of the application that of ours. {@code mfa.mail.enabled} and {@code mfa.sms.enabled} are for
 * their channel, whatever sender serves it; one without effect is reported. Two senders there are without writing
 * one. {@code mfa-mail} on the class path, {@code spring.mail.host} and {@code mfa.mail.from}: mail through the server that
 * {@code spring.mail} names, with its port, credentials, TLS, SSL bundle, and the three time-outs of
 * {@code spring.mail.properties}; nothing else of these is read. The way there is protected by STARTTLS unless Boot is told to begin
 * with TLS ({@code spring.mail.ssl.enabled}); a server on this machine that knows neither needs
 * {@code spring.mail.properties.mail.smtp.starttls.enable=false}. Its certificate always has to bear its name. {@code mfa-twilio} on
 * the class path and {@code mfa.twilio}: text messages, to the countries and within the budgets of {@code mfa.sms.spending}. A
 * {@code UserDetailsService} knows no addresses, so there has to be a {@code UserDirectory} that does.
 *
 * <p>What nobody waits for is sent on threads of its own: four for notices and four for codes that anybody may ask for, each with 200
 * messages waiting at most. What they have accepted is sent before the context is closed, if that takes no longer than 10 seconds.
 * An {@code Executor} of the application named {@code mfaNoticeThreads} or {@code mfaAnonymousCodeThreads} takes their place; as a bean
 * with {@code defaultCandidate = false} it is taken for nothing else.
 *
 * <p><b>Ahead of time.</b> An application that runs on code made of its bean definitions at build time, as a native image does and a
 * JVM with {@code spring.aot.enabled}, is refused when it starts: such definitions do not tell ours from the application's, so the
 * settings could not be checked. Where that code is made, they are not looked at: keys need not be there then.
 *
 * <p><b>Secrets.</b> Keys and credentials print nothing, are in no report, and are hidden by the actuator even where it is told to
 * show all values.
 *
 * <p><b>Events.</b> Every {@link io.github.mfa4j.spi.MfaEvent} is published as an application event, after its commit, on the thread
 * that caused it. It is told even if the transaction of the caller is rolled back later; a {@code @TransactionalEventListener} hears
 * of it only when that transaction commits, and of what happens without one not at all, unless it says
 * {@code fallbackExecution = true}.
 */
@NullMarked
package io.github.mfa4j.spring.boot;

import org.jspecify.annotations.NullMarked;
