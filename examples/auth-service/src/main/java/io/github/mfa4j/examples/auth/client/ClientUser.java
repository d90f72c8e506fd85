package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A user of a client application. Prints no address.
 *
 * @param id the client as the tenant, and the id that it gave the user
 * @param email where mails go, null for nowhere
 * @param phone where text messages go, null for nowhere
 * @param enrolment the authenticator that waits for its first code, null for none
 * @param challenge the token of the newest code that was sent or handed over, null for none
 */
record ClientUser(
        UserId id,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String enrolment,
        @Nullable String challenge) {

    @Override
    public String toString() {
        return "ClientUser[" + id + "]";
    }
}
