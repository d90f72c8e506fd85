package io.github.mfa4j.spring.boot;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Gives the properties to the library, on stores in memory, to hear what it refuses: the ranges are the library's own. Properties
 * that a bean of the application takes the place of say nothing, and are not tried.
 */
final class TrialRun {

    /** What the chance to guess a code of an authenticator app depends on. */
    private static final String[] TOTP_POLICIES = {
        MfaPoliciesAutoConfiguration.LOCKOUT,
        MfaPoliciesAutoConfiguration.TOTP_PARAMETERS,
        MfaPoliciesAutoConfiguration.STEP_WINDOW
    };

    private final PropertyNames names;
    private final CandidateBeans beans;
    private final List<Refusal> refusals = new ArrayList<>();

    private TrialRun(PropertyNames names, CandidateBeans beans) {
        this.names = names;
        this.beans = beans;
    }

    /** What the library refuses, and which property, or group of properties, it refuses for it. */
    record Refusal(ConfigurationPropertyName name, String message) {}

    /**
     * Tries all.
     *
     * @param beans tell which policies are made of properties
     */
    static List<Refusal> of(CheckedProperties properties, PropertyNames names, CandidateBeans beans) {
        TrialRun trial = new TrialRun(names, beans);
        trial.runParts(properties.general());
        trial.runSending(properties.sending());
        if (trial.refusals.isEmpty()) {
            trial.runFactors(properties.general());
        }
        return trial.refusals;
    }

    private void runParts(MfaProperties properties) {
        attempt("", () -> MfaSetup.builder().challengeLifetime(properties.challengeLifetime()));
        attemptOurs(
                MfaPoliciesAutoConfiguration.LOCKOUT,
                "lockout",
                () -> properties.lockout().policy());
        attemptOurs(
                MfaPoliciesAutoConfiguration.TOTP_PARAMETERS,
                "totp",
                () -> properties.totp().parameters());
        attemptOurs(
                MfaPoliciesAutoConfiguration.STEP_WINDOW,
                "totp",
                () -> properties.totp().window(properties.strict()));
        attempt("jdbc", () -> properties.jdbc().requirePoolSize());
        attempt("redis", () -> properties.redis().requirePrefix());
        if (beans.isPresent("io.github.mfa4j.jdbc.JdbcOptions")) {
            attempt("jdbc", () -> JdbcTables.options(properties.jdbc()));
        }
    }

    private void runSending(MfaSenderProperties properties) {
        attemptOurs(
                MfaPoliciesAutoConfiguration.CODE_FORMAT,
                "codes",
                () -> properties.codes().format());
        attemptOurs(
                MfaPoliciesAutoConfiguration.SEND_POLICY,
                "codes",
                () -> properties.codes().policy());
        properties
                .notices()
                .without()
                .forEach(kind -> attempt("notices.without", () -> noNotices().without(kind)));
        if (beans.isOurs(MfaPoliciesAutoConfiguration.SPEND_POLICY)
                && properties.sms().spending().isSet()) {
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

    /** A setup with these limits. */
    static MfaSetup setup(LockoutPolicy lockout, MfaProperties properties) {
        return MfaAutoConfiguration.limited(MfaSetup.builder(), lockout, properties)
                .keys(KeyRing.ephemeral())
                .codeStore(new InMemoryCodeStore())
                .secretVault(new InMemorySecretVault())
                .userDirectory(user -> Optional.empty())
                .build();
    }

    private void runFactors(MfaProperties properties) {
        MfaProperties.Totp totp = properties.totp();
        if (totp.enabled() && Stream.of(TOTP_POLICIES).allMatch(beans::isOurs)) {
            MfaSetup setup = setup(properties.lockout().policy(), properties);
            attempt(
                    "totp",
                    () -> MfaFactorsAutoConfiguration.totp(setup, totp.parameters(), totp.window(properties.strict())));
        }
        if (properties.recovery().enabled()) {
            MfaSetup setup = setup(LockoutPolicy.DEFAULT, properties); // Its codes are too long to depend on it.
            attempt("recovery", () -> MfaFactorsAutoConfiguration.recovery(setup, properties));
        }
    }

    private void attemptOurs(String bean, String group, Runnable use) {
        if (beans.isOurs(bean)) {
            attempt(group, use);
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
