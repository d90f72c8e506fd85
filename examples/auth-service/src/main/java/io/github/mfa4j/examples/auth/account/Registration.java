package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.mail.WelcomeMail;
import io.github.mfa4j.examples.auth.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Makes users. */
@Service
class Registration {

    private final Users users;
    private final PasswordHasher hasher;
    private final WelcomeMail welcome;
    private final AuditLog audit;
    private final Clock clock;

    Registration(Users users, PasswordHasher hasher, WelcomeMail welcome, AuditLog audit, Clock clock) {
        this.users = users;
        this.hasher = hasher;
        this.welcome = welcome;
        this.audit = audit;
        this.clock = clock;
    }

    /** Registers a user. That an address is taken is told here, on purpose, and nowhere else; requests are limited. */
    User register(RegisterRequest request) {
        EmailAddress email =
                EmailAddress.of(request.email()).orElseThrow(() -> Problem.badField("email", "must be a mail address"));
        Instant now = clock.instant();
        User user = new User(
                UUID.randomUUID().toString(),
                email,
                hasher.hash(request.password()),
                now.truncatedTo(ChronoUnit.MILLIS),
                false,
                request.firstName().strip(),
                request.lastName().strip(),
                request.locale() == null ? Locale.ENGLISH : Locale.forLanguageTag(request.locale()),
                Role.USER,
                true,
                false,
                now.truncatedTo(ChronoUnit.MICROS));
        if (!users.add(user)) {
            throw new Problem(HttpStatus.CONFLICT, "user_exists", "There is an account with this address.");
        }
        audit.record("REGISTERED", user.id());
        welcome.send(user);
        return user;
    }
}
