package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** What follows when a code that was sent to an address came back: the address is the user's. */
@Service
public class Confirmation {

    private final Users users;
    private final AuthProperties properties;
    private final AuditLog audit;
    private final Clock clock;

    Confirmation(Users users, AuthProperties properties, AuditLog audit, Clock clock) {
        this.users = users;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes that an address was proved. Whoever proves the address in {@code MFA_ADMIN_EMAIL} becomes the administrator, if there
     * is none: to register with it is not enough.
     *
     * @param user the user
     * @param address the proved address
     */
    public void proved(User user, String address) {
        if (!user.email().value().equals(address)) {
            return;
        }
        if (!user.emailConfirmed()) {
            users.confirm(user.id(), user.email(), clock.instant());
            audit.record("EMAIL_CONFIRMED", user.id());
        }
        if (address.equals(properties.adminEmail()) && users.promoteFirst(user.id())) {
            audit.record("ADMINISTRATOR_MADE", user.id());
        }
    }
}
