package io.github.mfa4j.examples.auth.settings;

import io.github.mfa4j.examples.auth.account.EmailAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Codes, tokens, limits, the audit log, the first administrator, and the client applications. */
final class LoginSettings {

    private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
    private static final String DEVELOPMENT_CLIENT = "demo-app";
    private static final String DEVELOPMENT_SECRET = "demo-secret";

    /** A secret that nobody can guess, however it is written. */
    private static final int SHORTEST_SECRET = 24;

    private LoginSettings() {}

    /** Reads them; a secret that everybody knows is for a service that only this machine reaches. */
    static void read(Reading in, boolean local) {
        in.property("mfa.issuer", in.text(Variable.APP_NAME, "Auth Service"));
        in.property("mfa.codes.length", in.number(Variable.MFA_CODE_LENGTH, 6, 8, 6));
        in.property("mfa.challenge-lifetime", in.number(Variable.MFA_CODE_EXPIRATION_MINUTES, 1, 10, 5) + "m");
        in.property("auth.jwt.issuer", in.text(Variable.JWT_ISSUER, "auth-service"));
        in.property("auth.jwt.access-lifetime", in.number(Variable.JWT_ACCESS_MINUTES, 1, 60, 15) + "m");
        in.property("auth.jwt.refresh-lifetime", in.number(Variable.JWT_REFRESH_DAYS, 1, 30, 7) + "d");
        in.property("auth.limits.per-hour", in.number(Variable.REQUESTS_PER_HOUR, 1, 100_000, 50));
        in.property("auth.limits.per-day", in.number(Variable.REQUESTS_PER_DAY, 1, 1_000_000, 200));
        in.property("auth.limits.other-per-hour", in.number(Variable.OTHER_REQUESTS_PER_HOUR, 1, 10_000_000, 3_000));
        in.property("auth.audit-lifetime", in.number(Variable.AUDIT_DAYS, 1, 3_650, 400) + "d");
        readAdministrator(in);
        readClients(in, local);
    }

    private static void readAdministrator(Reading in) {
        String email = in.text(Variable.MFA_ADMIN_EMAIL);
        if (email != null) {
            EmailAddress.of(email)
                    .ifPresentOrElse(
                            address -> in.property("auth.admin-email", address.value()),
                            () -> in.problem(
                                    Variable.MFA_ADMIN_EMAIL, "is \"" + email + "\", allowed is one mail address"));
        }
    }

    private static void readClients(Reading in, boolean local) {
        String listed = in.text(Variable.MFA_CLIENTS);
        if (listed == null) {
            if (local) {
                in.property("auth.clients[" + DEVELOPMENT_CLIENT + "]", DEVELOPMENT_SECRET);
            }
            return;
        }
        Set<String> names = new HashSet<>();
        for (String pair : listed.split(",", -1)) {
            String[] halves = pair.strip().split(":", 2);
            if (halves.length < 2 || !CLIENT.matcher(halves[0]).matches() || halves[1].isEmpty()) {
                in.problem(
                        Variable.MFA_CLIENTS,
                        "cannot be read, allowed are pairs id:secret, the id of 2 to 40 lower-case letters, digits and"
                                + " dashes");
            } else if (!local && isOfDevelopment(halves)) {
                in.problem(
                        Variable.MFA_CLIENTS,
                        "has a client \"" + halves[0] + "\" of development, and not only this machine can reach the"
                                + " service, or the profile is production");
            } else if (in.production() && halves[1].length() < SHORTEST_SECRET) {
                in.problem(
                        Variable.MFA_CLIENTS,
                        "has a client \"" + halves[0] + "\" with a secret of less than " + SHORTEST_SECRET
                                + " characters, and the profile is production");
            } else if (!names.add(halves[0])) {
                in.problem(Variable.MFA_CLIENTS, "has two clients of the name " + halves[0]);
            } else {
                in.property("auth.clients[" + halves[0] + "]", halves[1]);
            }
        }
    }

    private static boolean isOfDevelopment(String[] pair) {
        return pair[0].equals(DEVELOPMENT_CLIENT) || pair[1].equals(DEVELOPMENT_SECRET);
    }
}
