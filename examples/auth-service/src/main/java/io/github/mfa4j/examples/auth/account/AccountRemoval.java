package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases everything of a user. */
@Service
public class AccountRemoval {

    private static final Administrator BY = new Administrator("account removal");

    private final Users users;
    private final MultiFactor mfa;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    AccountRemoval(Users users, MultiFactor mfa, AuditLog audit, TransactionTemplate transaction) {
        this.users = users;
        this.mfa = mfa;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Erases a user. The order matters: first nobody can begin anything for the user any more, then the factors go, and the row
     * last, so that whatever fails in between can be repeated.
     *
     * @param id the user
     */
    public void remove(String id) {
        users.deactivate(id);
        mfa.erase(User.mfaId(id), BY);
        transaction.executeWithoutResult(status -> {
            audit.forget(User.mfaId(id));
            users.delete(id);
        });
        audit.record("USER_REMOVED", null);
    }
}
