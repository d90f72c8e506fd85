package io.github.mfa4j.spring.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds all that is wrong with the properties by themselves: unknown ones, values of another type, and values that the library
 * refuses. What is wrong is set aside, so that its default takes its place and hides nothing else.
 */
final class PropertyCheck {

    private static final String SWITCH_REMEDY = "set it to true or false, or remove it for the default";

    private final ConfigurableEnvironment environment;
    private final PropertyNames names = new PropertyNames();
    private final Set<ConfigurationPropertyName> setAside = new HashSet<>();
    private final Set<ConfigurationPropertyName> unknown = new TreeSet<>();

    PropertyCheck(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Adds what it finds, and answers the properties without it. */
    CheckedProperties check(List<Problem> problems) {
        findUnknown();
        unknown.forEach(name -> problems.add(new Problem(
                name + " is not a property of this release",
                "remove it or correct its name; MfaProperties and MfaSenderProperties describe those that there are")));
        Binder binder = binder();
        names.leaves().forEach((name, type) -> findUnreadable(name, type, binder, problems));
        return withoutRefused(problems);
    }

    /** Each refusal hides those behind it, so it is tried again until nothing new is refused. */
    private CheckedProperties withoutRefused(List<Problem> problems) {
        CheckedProperties properties = bind();
        while (isRefused(properties, problems)) {
            properties = bind();
        }
        return properties;
    }

    private boolean isRefused(CheckedProperties properties, List<Problem> problems) {
        int before = setAside.size();
        TrialRun.of(properties, names).forEach(refusal -> refuse(refusal, problems));
        return setAside.size() > before;
    }

    private void refuse(TrialRun.Refusal refusal, List<Problem> problems) {
        if (setAside.add(refusal.name())) {
            problems.add(new Problem(
                    refusal.name() + ": " + refusal.message(),
                    "set it within what is allowed, or remove it for the default"));
        }
    }

    /** Of the system's variables only groups: others that begin with MFA_ may be anybody's, as Kubernetes makes them. */
    private void findUnknown() {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed) {
                boolean ofSystem = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
                listed.stream()
                        .filter(name -> PropertyNames.ROOT.isAncestorOf(name)
                                && (ofSystem ? names.isGroup(name) : !names.know(name)))
                        .forEach(unknown::add);
            }
        }
    }

    private void findUnreadable(
            ConfigurationPropertyName name, Bindable<?> type, Binder binder, List<Problem> problems) {
        try {
            binder.bind(name, type);
            if (isSwitch(type.getType().toClass())) {
                binder.bind(name, Bindable.of(String.class)).ifBound(word -> requireTrueOrFalse(name, word, problems));
            }
        } catch (BindException e) {
            problems.add(new Problem(e.getName() + isAs(e), remedy(e.getTarget().getType())));
            setAside.add(name);
        }
    }

    /** Boot reads "on" and "yes" as true where it binds and as false where it decides which beans there are. */
    private void requireTrueOrFalse(ConfigurationPropertyName name, String word, List<Problem> problems) {
        if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
            problems.add(new Problem(name + " is \"" + word + "\"", SWITCH_REMEDY));
            setAside.add(name);
        }
    }

    private static boolean isSwitch(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    /** The value, unless it may be a secret. */
    private static String isAs(BindException e) {
        return SecretProperties.isSecret(e.getName().toString()) || e.getProperty() == null
                ? " cannot be read"
                : " is \"" + e.getProperty().getValue() + "\"";
    }

    private static String remedy(ResolvableType type) {
        Class<?> known = type.resolve(Object.class);
        if (Set.class.isAssignableFrom(known)) {
            return remedy(type.getGeneric(0));
        }
        if (known.isEnum()) {
            return Arrays.stream(known.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "set it to one of ", ", or remove it for the default"));
        }
        if (known == Duration.class) {
            return "set it to a number and a unit, such as 30s, 5m or 24h, or remove it for the default";
        }
        return isSwitch(known)
                ? SWITCH_REMEDY
                : known == int.class || known == Integer.class
                        ? "set it to a whole number, or remove it for the default"
                        : "correct it, or remove it for the default";
    }

    private CheckedProperties bind() {
        String root = PropertyNames.ROOT.toString();
        Binder binder = binder();
        return new CheckedProperties(
                binder.bindOrCreate(root, MfaProperties.class), binder.bindOrCreate(root, MfaSenderProperties.class));
    }

    private Binder binder() {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            sources.add(source.filter(name -> !unknown.contains(name) && !isSetAside(name)));
        }
        return new Binder(
                sources,
                new PropertySourcesPlaceholdersResolver(environment),
                ApplicationConversionService.getSharedInstance());
    }

    private boolean isSetAside(ConfigurationPropertyName name) {
        return setAside.stream().anyMatch(bad -> bad.equals(name) || bad.isAncestorOf(name));
    }
}
