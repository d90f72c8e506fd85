package io.github.mfa4j.spring.boot;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

/** Gives the properties to the library, on stores in memory, to hear what it refuses: the ranges are the library's own. */
final class TrialRun {

    private final PropertyNames names;
    private final List<Refusal> refusals = new ArrayList<>();

    private TrialRun(PropertyNames names) {
        this.names = names;
    }

    /** What the library refuses, and which property, or group of properties, it refuses for it. */
    record Refusal(ConfigurationPropertyName name, String message) {}

    static List<Refusal> of(CheckedProperties properties, PropertyNames names) {
        TrialRun trial = new TrialRun(names);
        trial.runParts(properties.general());
        trial.runSending(properties.sending());
        if (trial.refusals.isEmpty()) {
            trial.runFactors(properties.general());
        }
        return trial.refusals;
    }

    private void runParts(MfaProperties properties) {
        attempt("", () -> MfaSetup.builder().challengeLifetime(properties.challengeLifetime()));
        attempt("lockout", () -> properties.lockout().policy());
        attempt("totp", () -> properties.totp().parameters());
        attempt("totp", () -> properties.totp().window(properties.strict()));
        attempt("jdbc", () -> properties.jdbc().requirePoolSize());
        if (ClassUtils.isPresent("io.github.mfa4j.jdbc.JdbcOptions", TrialRun.class.getClassLoader())) {
            attempt("jdbc", () -> JdbcTables.options(properties.jdbc()));
        }
    }

    private void runSending(MfaSenderProperties properties) {
        attempt("codes", () -> properties.codes().format());
        attempt("codes", () -> properties.codes().policy());
        properties
                .notices()
                .without()
                .forEach(kind -> attempt("notices.without", () -> noNotices().without(kind)));
        if (properties.sms().spending().isSet()) {
            runSpending(properties.sms().spending());
        }
    }

    private void runSpending(MfaSenderProperties.Spending spending) {
        int before = refusals.size();
        attempt("sms.spending", spending::overall);
        spending.countries()
                .forEach((digits, country) -> attempt("sms.spending.countries[" + digits + "]", country::budget));
        if (refusals.size() == before && !spending.countries().isEmpty()) {
            attempt("sms.spending", () -> Spending.policy(spending));
        }
    }

    private static Notices.Builder noNotices() {
        return Notices.builder(user -> Optional.empty(), new InMemoryCodeStore(), task -> {});
    }

    /** A setup with the limits that the properties set. */
    static MfaSetup setup(MfaProperties properties) {
        return MfaAutoConfiguration.limited(MfaSetup.builder(), properties)
                .keys(KeyRing.ephemeral())
                .codeStore(new InMemoryCodeStore())
                .secretVault(new InMemorySecretVault())
                .userDirectory(user -> Optional.empty())
                .build();
    }

    private void runFactors(MfaProperties properties) {
        MfaSetup setup = setup(properties);
        if (properties.totp().enabled()) {
            attempt("totp", () -> MfaFactorsAutoConfiguration.totp(setup, properties));
        }
        if (properties.recovery().enabled()) {
            attempt("recovery", () -> MfaFactorsAutoConfiguration.recovery(setup, properties));
        }
    }

    private void attempt(String group, Runnable use) {
        try {
            use.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            refusals.add(new Refusal(nameIn(group, message), message));
        }
    }

    /** A message begins with the name of what is refused, which is that of the property, or with a factor. */
    private ConfigurationPropertyName nameIn(String group, String message) {
        ConfigurationPropertyName above = group.isEmpty() ? PropertyNames.ROOT : PropertyNames.ROOT.append(group);
        String first = DataObjectPropertyName.toDashedForm(message.split(" ", 2)[0]);
        ConfigurationPropertyName named = ConfigurationPropertyName.isValid(first) ? above.append(first) : above;
        return names.leaves().containsKey(named) ? named : above;
    }
}
