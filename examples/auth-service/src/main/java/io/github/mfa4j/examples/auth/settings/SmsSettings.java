package io.github.mfa4j.examples.auth.settings;

import java.util.List;

/** Text messages over Twilio, and to which countries: each one costs money. */
final class SmsSettings {

    private static final List<Variable> ALL = List.of(
            Variable.TWILIO_ACCOUNT_SID, Variable.TWILIO_AUTH_TOKEN, Variable.TWILIO_FROM, Variable.TWILIO_COUNTRIES);
    private static final int PER_HOUR = 50;
    private static final int PER_DAY = 200;

    private SmsSettings() {}

    static void read(Reading in) {
        if (ALL.stream().noneMatch(in::isSet)) {
            in.property("mfa.sms.enabled", false);
            return;
        }
        ALL.stream()
                .filter(variable -> !in.isSet(variable))
                .forEach(variable -> in.problem(variable, "is missing beside the other variables of Twilio"));
        in.property("mfa.twilio.account-sid", in.text(Variable.TWILIO_ACCOUNT_SID, ""));
        in.property("mfa.twilio.auth-token", in.text(Variable.TWILIO_AUTH_TOKEN, ""));
        in.property("mfa.twilio.from", in.text(Variable.TWILIO_FROM, ""));
        in.property("mfa.sms.spending.per-hour", PER_HOUR);
        in.property("mfa.sms.spending.per-day", PER_DAY);
        for (String country : in.text(Variable.TWILIO_COUNTRIES, "").split(",", -1)) {
            String digits = country.strip();
            if (digits.matches("[1-9][0-9]{0,3}")) {
                in.property("mfa.sms.spending.countries[" + digits + "].per-hour", PER_HOUR);
                in.property("mfa.sms.spending.countries[" + digits + "].per-day", PER_DAY);
            } else if (in.isSet(Variable.TWILIO_COUNTRIES)) {
                in.problem(
                        Variable.TWILIO_COUNTRIES,
                        "has \"" + digits + "\", allowed are the digits that numbers begin with, such as 34,1");
            }
        }
    }
}
