package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.account.User;
import java.io.Serializable;
import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who has passed the first step in a browser.
 *
 * @param id the user's id
 * @param firstName how pages greet the user
 * @param passwordSince which password it was: the one since then
 */
record Visitor(String id, String firstName, Instant passwordSince) implements AuthenticatedPrincipal, Serializable {

    static Visitor of(User user) {
        return new Visitor(user.id(), user.firstName(), user.passwordSince());
    }

    @Override
    public String getName() {
        return id;
    }

    @Override
    public String toString() {
        return "Visitor[" + id + "]";
    }
}
