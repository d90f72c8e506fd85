package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Change;
import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.NotBegun;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The authenticators of a client's users, one for each. A client is the administrator of its own users: the library notes every
 * change under its name.
 */
@Service
class ClientAuthenticators {

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final ClientUsers users;
    private final QrLinks links;
    private final AuditLog audit;

    ClientAuthenticators(MultiFactor mfa, TotpFactor totp, ClientUsers users, QrLinks links, AuditLog audit) {
        this.mfa = mfa;
        this.totp = totp;
        this.users = users;
        this.links = links;
        this.audit = audit;
    }

    boolean isOn(UserId id) {
        return mfa.inspect(users.get(id).id(), totp).setUp();
    }

    /** Begins a first authenticator. Replacing one takes {@link #renew} and its scope, so here nobody is the authority. */
    Pending register(UserId id, @Nullable String email, @Nullable String phone) {
        if (mfa.inspect(id, totp).setUp()) {
            throw alreadyOn();
        }
        users.put(id, email, phone);
        return begun(id, totp.enroll(id, "authenticator", null));
    }

    /**
     * Begins a replacement; the old authenticator works until the first code of the new one. Addresses that are named change with its
     * beginning.
     */
    Pending renew(UserId id, @Nullable String email, @Nullable String phone) {
        users.get(id);
        List<Authenticator> on = totp.authenticators(id);
        if (on.isEmpty()) {
            throw new Problem(HttpStatus.CONFLICT, "not_registered", "There is no authenticator to renew.");
        }
        Pending begun = begun(id, totp.renew(id, on.get(0).id(), client(id)));
        users.setAddresses(id, email, phone);
        return begun;
    }

    /** Switches the authenticator off, and ends all codes and pictures that are under way. */
    void disable(UserId id) {
        users.get(id);
        links.forget(id);
        for (Factor factor : mfa.factors()) {
            if (mfa.disable(id, factor, client(id)) == Change.BUSY) {
                throw Problem.busy();
            }
        }
        users.setEnrolment(id, null);
        users.setChallenge(id, null);
    }

    /** Ends all locks of a user, also those that only an administrator ends. */
    void release(UserId id) {
        users.get(id);
        for (Factor factor : mfa.factors()) {
            if (mfa.release(id, factor, client(id)) == Change.BUSY) {
                throw Problem.busy();
            }
        }
    }

    /** Erases a user: first nobody can begin anything for the user any more, then all else goes. It can be repeated. */
    void erase(UserId id) {
        users.delete(id);
        mfa.erase(id, client(id));
        audit.forget(id);
        audit.record("CLIENT_USER_ERASED", id.tenant(), null);
    }

    private Pending begun(UserId id, EnrolmentResult result) {
        if (result instanceof NotBegun not) {
            throw switch (not.reason()) {
                case BUSY -> Problem.busy();
                default -> alreadyOn();
            };
        }
        Pending pending = (Pending) result;
        users.setEnrolment(id, pending.id());
        return pending;
    }

    private static Problem alreadyOn() {
        return new Problem(HttpStatus.CONFLICT, "already_registered", "There is an authenticator. Renew it.");
    }

    private static Administrator client(UserId id) {
        return new Administrator("client " + id.tenant());
    }
}
