package io.github.mfa4j.examples.auth.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Makes properties of the variables once the profiles are known, and ends the start if anything is wrong. */
public final class SettingsPostProcessor implements EnvironmentPostProcessor, Ordered {

    /** Of the command line, too, so that {@code --PORT=8081} works. */
    private static final String[] SOURCES = {
        "commandLineArgs",
        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME
    };

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Reading reading = new Reading(
                variable -> value(environment, variable),
                environment.acceptsProfiles(Profiles.of("prod | production")));
        read(reading);
        if (!reading.problems().isEmpty()) {
            throw new SettingsException(reading.problems());
        }
        hide(environment);
        environment.getPropertySources().addFirst(new MapPropertySource("settings", reading.properties()));
    }

    static void read(Reading reading) {
        Path data = data(reading);
        boolean local = ServerSettings.read(reading, data) && !reading.production();
        StoreSettings.read(reading, data);
        KeySettings.read(reading, data);
        MailSettings.read(reading);
        SmsSettings.read(reading);
        LoginSettings.read(reading, local);
        reading.property("auth.production", reading.production());
        reading.property("auth.local", local);
    }

    /** Production with a database keeps nothing in files. */
    private static @Nullable Path data(Reading reading) {
        return reading.production() && reading.isSet(Variable.DATABASE_URL)
                ? null
                : OwnFolder.of(reading, Variable.DATA_DIR, "./data");
    }

    /** As it is written: what looks like a placeholder in it is none. */
    private static @Nullable String value(ConfigurableEnvironment environment, Variable variable) {
        return Stream.of(SOURCES)
                .map(name -> environment.getPropertySources().get(name))
                .flatMap(Stream::ofNullable)
                .map(source -> source.getProperty(variable.name()))
                .flatMap(Stream::ofNullable)
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }

    /** Boot would take MFA_KEYS for the property mfa.keys, which has another form. */
    private static void hide(ConfigurableEnvironment environment) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        PropertySource<?> variables = environment.getPropertySources().get(name);
        if (variables instanceof EnumerablePropertySource<?> listed) {
            Map<String, Object> others = new HashMap<>();
            for (String variable : listed.getPropertyNames()) {
                Object value = listed.getProperty(variable);
                if (value != null
                        && Stream.of(Variable.values())
                                .noneMatch(own -> own.name().equals(variable))) {
                    others.put(variable, value);
                }
            }
            environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, others));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
