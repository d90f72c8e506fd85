package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.SpendPolicy;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What text messages may cost, of the properties. */
final class Spending {

    static final String REMEDY =
            "set mfa.sms.spending.per-hour and mfa.sms.spending.per-day, and for each country that is"
                    + " sent to both of them again, such as mfa.sms.spending.countries.34.per-hour for Spain";

    static final String PREFIX = "mfa.sms.spending";

    private Spending() {}

    static SpendPolicy policy(MfaSenderProperties.Spending properties) {
        SpendPolicy.Builder policy = SpendPolicy.builder(properties.overall());
        properties.countries().forEach((digits, country) -> policy.allow(prefix(digits), country.budget()));
        properties.denied().forEach(digits -> policy.deny(prefix(digits)));
        return policy.build();
    }

    /** A plus sign needs brackets around the name of a property, so it may be left out. */
    private static String prefix(String digits) {
        return digits.startsWith("+") ? digits : "+" + digits;
    }

    /** What is set of a group of properties, whatever it is. */
    static Map<String, Object> found(Environment environment, String group) {
        return Binder.get(environment)
                .bind(group, Bindable.mapOf(String.class, Object.class))
                .orElseGet(Map::of);
    }

    /** Whether there is a budget, right or wrong: what is denied is taken away from one. */
    static final class IsSet implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return found(context.getEnvironment(), PREFIX).keySet().stream()
                    .anyMatch(name -> !name.startsWith("denied"));
        }
    }
}
