package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;

/** A request of a client application about a user of its own. */
interface OfClient {

    /** What an id is made of; it is shown in authenticator apps, so it has no colon. */
    String ID = "[A-Za-z0-9._@+-]{1,64}";

    String clientId();

    String userId();

    /** The user, in the name space of the client whose token came along and of no other. */
    default UserId user(Authentication client) {
        if (!client.getName().equals(clientId())) {
            throw new Problem(HttpStatus.FORBIDDEN, "other_client", "The token is another client's.");
        }
        return new UserId(client.getName(), userId());
    }
}
