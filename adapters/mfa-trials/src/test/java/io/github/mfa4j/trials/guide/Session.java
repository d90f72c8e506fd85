package io.github.mfa4j.trials.guide;

import io.github.mfa4j.UserId;
import org.jspecify.annotations.Nullable;

/** What a framework keeps for one browser, on the server. */
// [session]
interface Session {

    /** Who has passed the password, and so far nothing else. */
    @Nullable UserId afterPassword();

    /** The token of the open challenge. */
    @Nullable String token();

    void keep(String token);

    /** Forgets both, gives the session another id, and lets the user in. */
    void logIn(UserId user);
}
// [/session]
