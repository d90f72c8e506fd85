package io.github.mfa4j.examples.auth;

import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody with an authenticator app, at a service on the clock of this machine. */
final class Phone {

    private static final int STEPS_AROUND = 3;

    final Person person;
    private final OtpSecret secret;

    private Phone(Person person, OtpSecret secret) {
        this.person = person;
        this.secret = secret;
    }

    /** One who has registered and turned the app on. */
    static Phone enrolledAt(Site site, String email) {
        Person person = Person.loggedInAt(site, email);
        String tempToken = person.client
                .post("/auth/step-up", Map.of("factor", "mail"))
                .is(200)
                .text("tempToken");
        Answer shown = person.client
                .post(
                        "/auth/factors/totp",
                        Map.of("label", "phone", "tempToken", tempToken, "code", person.mailbox.code()))
                .is(201);
        Phone phone = new Phone(person, OtpSecret.ofBase32(shown.text("secret")));
        person.client
                .post(
                        "/auth/factors/totp/confirm",
                        Map.of("enrolmentId", shown.text("enrolmentId"), "code", phone.codeIn(0)))
                .is(200);
        person.client.with(null);
        return phone;
    }

    /** One that is right and was not used yet: the first one was the enrolment's. */
    String code() {
        return codeIn(1);
    }

    /** One that is not right now, and will not be within a minute. */
    String wrong() {
        return Stream.of("111111", "222222", "333333", "444444", "555555", "666666", "777777", "888888")
                .filter(this::isWrong)
                .findFirst()
                .orElseThrow();
    }

    private boolean isWrong(String guess) {
        for (int steps = -STEPS_AROUND; steps <= STEPS_AROUND; steps++) {
            if (codeIn(steps).equals(guess)) {
                return false;
            }
        }
        return true;
    }

    private String codeIn(int steps) {
        Duration later = TotpParameters.DEFAULT.period().multipliedBy(steps);
        InstantSource then = () -> InstantSource.system().instant().plus(later);
        return new SimulatedAuthenticator(secret, TotpParameters.DEFAULT, then).code();
    }
}
