package io.github.mfa4j.spring.boot;

import io.github.mfa4j.Factor;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.UserDirectory;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Finds what is missing or undecided among the beans, by their definitions: none is made. */
final class WiringCheck {

    /** What the library is set up with. */
    private static final List<Class<?>> ONE_OF_EACH =
            List.of(KeyRing.class, CodeStore.class, SecretVault.class, UserDirectory.class);

    private static final Profiles PRODUCTION = Profiles.of("prod | production");

    private final ConfigurableListableBeanFactory beans;
    private final CandidateBeans candidates;
    private final Environment environment;
    private final MfaProperties properties;
    private final Issuer issuer;

    WiringCheck(ConfigurableListableBeanFactory beans, Environment environment, CheckedProperties properties) {
        this.beans = beans;
        this.candidates = new CandidateBeans(beans);
        this.environment = environment;
        this.properties = properties.general();
        this.issuer = Issuer.of(properties.sending(), environment);
    }

    void check(List<Problem> problems) {
        if (properties.keys().areSet()) {
            ConfiguredKeys.check(properties.keys(), problems);
        } else if (isOurs("mfaKeyRing")) {
            checkNoKeys(problems);
        }
        if (isOurs(MfaAutoConfiguration.SETUP)) {
            new StoreCheck(beans, environment, properties.store(), production()).check(problems);
            ONE_OF_EACH.forEach(type -> checkOne(type, problems));
            if (names(UserDirectory.class).findAny().isEmpty()) {
                problems.add(new Problem(
                        "nothing tells which users there are",
                        "define a bean of the type " + UserDirectory.class.getName()
                                + ", or have exactly one UserDetailsService of Spring Security"));
            }
        }
        new IssuerCheck(candidates, issuer).check(production(), problems);
        if (isOurs("multiFactor") && names(Factor.class).findAny().isEmpty()) {
            problems.add(new Problem(
                    "there is no factor, mfa.totp.enabled and mfa.recovery.enabled are false",
                    "set one of them to true, or define a bean of the type " + Factor.class.getName()));
        }
    }

    private void checkOne(Class<?> type, List<Problem> problems) {
        List<String> undecided = candidates.undecided(type);
        if (!undecided.isEmpty()) {
            String sentCodes = type == CodeStore.class
                    ? "; one for registers of sent codes alone is named " + MfaAutoConfiguration.SENT_CODE_STORE
                    : "";
            problems.add(new Problem(
                    "the beans " + String.join(", ", undecided) + " are of the type " + type.getSimpleName()
                            + ", and none is primary",
                    "mark the one to use with @Primary, or the others with defaultCandidate = false" + sentCodes));
        }
    }

    /** A bean of the application may bear any name, also one of ours. */
    private boolean isOurs(String name) {
        return candidates.isOurs(name);
    }

    private void checkNoKeys(List<Problem> problems) {
        String why = production();
        if (why.isEmpty() && keepsSecrets()) {
            why = "enrolments outlive this process";
        }
        if (!why.isEmpty()) {
            problems.add(new Problem("there are no keys, and " + why, ConfiguredKeys.REMEDY));
        }
    }

    private String production() {
        if (properties.production()) {
            return "mfa.production is true";
        }
        return environment.acceptsProfiles(PRODUCTION) ? "the profile is one of production" : "";
    }

    private boolean keepsSecrets() {
        return names(SecretVault.class).anyMatch(name -> !beans.isTypeMatch(name, InMemorySecretVault.class));
    }

    private Stream<String> names(Class<?> type) {
        return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false));
    }
}
