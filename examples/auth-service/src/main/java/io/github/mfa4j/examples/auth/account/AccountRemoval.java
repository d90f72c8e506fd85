package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases everything of a user: the factors first, and the row last. Until the row is gone all of it can be repeated, and is, so that
 * an outage half-way leaves nothing for ever.
 */
@Service
public class AccountRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRemoval.class);
    private static final Administrator BY = new Administrator("account removal");

    private final Users users;
    private final MultiFactor mfa;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountRemoval(Users users, MultiFactor mfa, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.users = users;
        this.mfa = mfa;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Ends the account for good. What cannot be erased now is erased later; nobody can log in meanwhile. */
    void remove(String id) {
        users.requestRemoval(id, clock.instant());
        erase(id);
    }

    /** Erases what was left. */
    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    public void finish() {
        users.toRemove().forEach(this::erase);
    }

    private void erase(String id) {
        try {
            mfa.erase(User.mfaId(id), BY);
            transaction.executeWithoutResult(status -> {
                audit.forget(User.mfaId(id));
                if (users.delete(id)) {
                    audit.record("USER_REMOVED", null);
                }
            });
        } catch (RuntimeException e) {
            LOG.error("user {} is not erased yet: {}", id, e.getClass().getName());
            LOG.debug("the cause", e);
        }
    }
}
