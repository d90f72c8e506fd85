package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** Contexts with what this module registers, and nothing of Boot's own unless a test adds it. */
final class Runners {

    /** 32 bytes in Base64. */
    static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /** Everybody is a user. */
    static final UserDirectory USERS = user -> Optional.of(new UserProfile(user.id(), Locale.ENGLISH, Map.of()));

    private Runners() {}

    static AutoConfigurations ours() {
        ClassLoader loader = Runners.class.getClassLoader();
        Class<?>[] registered = ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
                .filter(name -> name.startsWith("io.github.mfa4j"))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new);
        return AutoConfigurations.of(registered);
    }

    static ApplicationContextRunner withoutUsers() {
        return new ApplicationContextRunner().withConfiguration(ours());
    }

    static ApplicationContextRunner withUsers() {
        return withoutUsers().withBean(UserDirectory.class, () -> USERS);
    }

    static ApplicationContextRunner withKeys() {
        return withUsers().withPropertyValues("mfa.keys.current=k1", "mfa.keys.ring.k1=" + KEY);
    }
}
