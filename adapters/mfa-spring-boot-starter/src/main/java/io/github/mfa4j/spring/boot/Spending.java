package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.SpendPolicy;

/** What text messages may cost, of the properties. */
final class Spending {

    static final String REMEDY =
            "set mfa.sms.spending.per-hour and mfa.sms.spending.per-day, and for each country that is"
                    + " sent to both of them again, such as mfa.sms.spending.countries.34.per-hour for Spain";

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
}
