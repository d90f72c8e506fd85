package io.github.mfa4j.spring.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the {@code DataSource} in which second factors are kept, in place of a pool beside that of the application. It is used as it
 * is: a small pool of nobody else, two to five connections with a wait of a few seconds, in auto-commit mode and outside the
 * transactions of the application. Its bean has {@code defaultCandidate = false}, so that nothing else takes it for the
 * application's:
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @MfaDataSource
 * DataSource secondFactors() { ... }
 * }</pre>
 *
 * One that is given to whoever asks for a data source, too, is the application's: beside it there is a pool as beside any other, if
 * it is a Hikari pool.
 *
 * <p>Where Flyway makes the tables, it does so on connections of this data source.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier public @interface MfaDataSource {}
