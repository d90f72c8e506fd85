package io.github.mfa4j.examples.auth.settings;

import java.util.List;
import java.util.stream.IntStream;

/** Text messages over Twilio, or as files for development; and to which countries: each one costs money. */
final class SmsSettings {

    private static final List<Variable> ALL = List.of(
            Variable.TWILIO_ACCOUNT_SID, Variable.TWILIO_AUTH_TOKEN, Variable.TWILIO_FROM, Variable.TWILIO_COUNTRIES);

    private SmsSettings() {}

    static void read(Reading in) {
        if (ALL.stream().noneMatch(in::isSet)) {
            readOutbox(in);
            return;
        }
        ALL.stream()
                .filter(variable -> !in.isSet(variable))
                .forEach(variable -> in.problem(variable, "is missing beside the other variables of Twilio"));
        in.property("mfa.twilio.account-sid", in.text(Variable.TWILIO_ACCOUNT_SID, ""));
        in.property("mfa.twilio.auth-token", in.text(Variable.TWILIO_AUTH_TOKEN, ""));
        in.property("mfa.twilio.from", in.text(Variable.TWILIO_FROM, ""));
        Limits limits = Limits.read(in);
        limits.set(in, "mfa.sms.spending");
        for (String country : in.text(Variable.TWILIO_COUNTRIES, "").split(",", -1)) {
            String digits = country.strip();
            if (digits.matches("[1-9][0-9]{0,3}")) {
                limits.set(in, country(digits));
            } else if (in.isSet(Variable.TWILIO_COUNTRIES)) {
                in.problem(
                        Variable.TWILIO_COUNTRIES,
                        "has \"" + digits + "\", allowed are the digits that numbers begin with, such as 34,1");
            }
        }
    }

    /** In development they are files beside the mails, to whatever country: nothing costs money there. */
    private static void readOutbox(Reading in) {
        boolean texts = !in.production() && !in.isSet(Variable.SMTP_HOST);
        in.property("mfa.sms.enabled", texts);
        if (texts) {
            in.property("auth.mail.texts", true);
            Limits limits = Limits.read(in);
            limits.set(in, "mfa.sms.spending");
            IntStream.rangeClosed(1, 9).forEach(digit -> limits.set(in, country(String.valueOf(digit))));
        }
    }

    private static String country(String digits) {
        return "mfa.sms.spending.countries[" + digits + "]";
    }

    /** The same for each country and for all together. */
    private record Limits(int perHour, int perDay) {

        static Limits read(Reading in) {
            int perHour = in.number(Variable.SMS_PER_HOUR, 1, 100_000, 50);
            return new Limits(perHour, in.number(Variable.SMS_PER_DAY, perHour, 1_000_000, Math.max(perHour, 200)));
        }

        void set(Reading in, String prefix) {
            in.property(prefix + ".per-hour", perHour);
            in.property(prefix + ".per-day", perDay);
        }
    }
}
