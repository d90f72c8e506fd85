package io.github.mfa4j.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The name under which users know the application: in mails, in text messages and in authenticator apps.
 *
 * @param name {@code mfa.issuer}, or else {@code spring.application.name}; null if neither is set
 */
public record Issuer(@Nullable String name) {

    private static final String APPLICATION_NAME = "spring.application.name";

    static Issuer of(MfaSenderProperties properties, Environment environment) {
        String set = properties.issuer();
        return new Issuer(set == null ? environment.getProperty(APPLICATION_NAME) : set);
    }
}
