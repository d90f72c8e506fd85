package io.github.mfa4j.trials.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A user of a trial, and all that the user holds.
 *
 * @param user who
 * @param phone the authenticator app
 * @param recoveryCodes empty where the store keeps none
 * @param attacked whether most codes typed for the user are an attacker's guesses
 */
record Person(UserId user, Phone phone, List<String> recoveryCodes, boolean attacked) {

    private static final Administrator ADMIN = new Administrator("admin");
    private static final int WITH_RECOVERY = 2;

    /** Sets up new users. The first is under attack; the first two have recovery codes, which take long to make. */
    static List<Person> enrol(int people, String group, Node node, SharedClock clock) {
        return IntStream.range(0, people)
                .mapToObj(i -> enrol(node, group + " user " + i, i == 0, i < WITH_RECOVERY, clock))
                .toList();
    }

    /** Sets every factor of a new user up, while nobody else moves the clock. */
    private static Person enrol(Node node, String name, boolean attacked, boolean withRecovery, SharedClock clock) {
        UserId user = UserId.of(name);
        Pending pending = (Pending) node.totp().enroll(user, "phone", null);
        Phone phone = new Phone(pending.secret().toBase32());
        String code = phone.codeAt(phone.step(clock.instant()));
        assertThat(node.totp().confirm(user, pending.id(), code)).isEqualTo(Confirmation.CONFIRMED);
        clock.advance(Duration.ofMinutes(1));
        List<String> codes =
                withRecovery ? node.recovery().map(r -> codes(r, user)).orElse(List.of()) : List.of();
        return new Person(user, phone, codes, attacked);
    }

    private static List<String> codes(RecoveryCodeFactor recovery, UserId user) {
        return ((Generated) recovery.generate(user, ADMIN))
                .codes().stream().map(SecretText::reveal).toList();
    }

    String line() {
        return String.join(
                "\t", user.id(), phone.secret(), String.join(",", recoveryCodes), Boolean.toString(attacked));
    }

    static Person parse(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        List<String> codes =
                parts.get(2).isEmpty() ? List.of() : List.of(parts.get(2).split(",", -1));
        return new Person(UserId.of(parts.get(0)), new Phone(parts.get(1)), codes, Boolean.parseBoolean(parts.get(3)));
    }
}
