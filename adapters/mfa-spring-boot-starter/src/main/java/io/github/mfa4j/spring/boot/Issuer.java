package io.github.mfa4j.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The name under which users know the application: in mails, in text messages and in authenticator apps.
 *
 * @param name {@code mfa.issuer}, or else {@code spring.application.name}; null if neither is set. A blank text is as none
 */
public record Issuer(@Nullable String name) {

    private static final String APPLICATION_NAME = "spring.application.name";

    /** What to do where it is needed and is not there. */
    static final String REMEDY =
            "set it, or spring.application.name, to the name under which users know the application";

    /**
     * Takes a blank name for none.
     *
     * @param name the name, null if there is none
     */
    public Issuer {
        name = StringUtils.hasText(name) ? name : null;
    }

    static Issuer of(MfaSenderProperties properties, Environment environment) {
        Issuer set = new Issuer(properties.issuer());
        return set.name() == null ? new Issuer(environment.getProperty(APPLICATION_NAME)) : set;
    }
}
