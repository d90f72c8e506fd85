package io.github.mfa4j.servers;

import org.junit.jupiter.api.Assumptions;

/** This machine cannot start a server; the message says in one line which and why. */
public final class ServerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ServerUnavailableException(String message) {
        super(message);
    }

    /** Fails the test, or skips it where the build was told that servers are optional. */
    static ServerUnavailableException of(String server, String why) {
        String line = server + " cannot be started here: " + why;
        if ("optional".equals(System.getProperty("mfa.servers"))) {
            Assumptions.abort(line);
        }
        return new ServerUnavailableException(line + " (with -Dmfa.servers=optional its tests are skipped)");
    }
}
