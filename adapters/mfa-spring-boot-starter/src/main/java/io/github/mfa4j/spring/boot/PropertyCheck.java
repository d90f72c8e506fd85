package io.github.mfa4j.spring.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(PropertyCheck.class);

    private static final String SWITCH_REMEDY = "set it to true or false, or remove it for the default";

    /** What Kubernetes tells every pod of the services around it, in the manner of Docker. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("MFA_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT|PORT_[0-9]+_.+)");

    private final ConfigurableEnvironment environment;
    private final CandidateBeans beans;
    private final PropertyNames names = new PropertyNames();
    private final Set<ConfigurationPropertyName> setAside = new HashSet<>();
    private final Set<ConfigurationPropertyName> unknown = new TreeSet<>();

    /** Of the variables of the system: their properties are read all the same. */
    private final Set<ConfigurationPropertyName> groupsWithValues = new HashSet<>();

    PropertyCheck(ConfigurableEnvironment environment, CandidateBeans beans) {
        this.environment = environment;
        this.beans = beans;
    }

    /** Adds what it finds, and answers the properties without it. */
    CheckedProperties check(List<Problem> problems) {
        findUnknown(problems);
        unknown.forEach(name -> problems.add(new Problem(
                shown(name) + " is not a property of this release",
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
        TrialRun.of(properties, names, beans).forEach(refusal -> refuse(refusal, problems));
        return setAside.size() > before;
    }

    private void refuse(TrialRun.Refusal refusal, List<Problem> problems) {
        if (setAside.add(refusal.name())) {
            problems.add(new Problem(
                    refusal.name() + ": " + refusal.message(),
                    "set it within what is allowed, or remove it for the default"));
        }
    }

    /** A variable of the system is read under more than one spelling, so that it is looked at as it is written. */
    private void findUnknown(List<Problem> problems) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed) {
                Stream<ConfigurationPropertyName> ours = listed.stream().filter(PropertyNames.ROOT::isAncestorOf);
                if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
                    findUnknownVariables(variables, problems);
                    ours.filter(names::isGroup).forEach(groupsWithValues::add);
                } else {
                    ours.filter(name -> !names.know(name)).forEach(unknown::add);
                }
            }
        }
    }

    /** One that was meant for us ends the start; the application may use what else begins with our prefix. */
    private void findUnknownVariables(SystemEnvironmentPropertySource variables, List<Problem> problems) {
        Map<Boolean, List<String>> found = Stream.of(variables.getPropertyNames())
                .filter(variable -> variable.startsWith("MFA_")
                        && !names.knowVariable(variable)
                        && !OF_KUBERNETES.matcher(variable).matches())
                .sorted()
                .collect(Collectors.partitioningBy(names::isMeantBy));
        found.getOrDefault(true, List.of())
                .forEach(
                        variable -> problems.add(
                                new Problem(
                                        "the environment variable " + variable + " is no property of this release",
                                        "remove it or correct its name: that of the property in capitals, with underscores for dots and without"
                                                + " hyphens, in which the name of a key is letters and digits only; give one that is not meant for mfa4j another name")));
        List<String> others = found.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            LOG.warn("no properties of second factors, and passed over, are the environment variables {}", others);
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

    /** A key that was pasted where a name belongs is not told. */
    private static String shown(ConfigurationPropertyName name) {
        String last = name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL);
        return SecretProperties.isSecret(name.toString())
                ? name.getParent() + "." + ConfiguredKeys.shown(last)
                : name.toString();
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
            sources.add(source.filter(
                    name -> !unknown.contains(name) && !groupsWithValues.contains(name) && !isSetAside(name)));
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
