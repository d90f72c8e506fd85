package io.github.mfa4j.examples.auth.token;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions that are over. */
@Component
class SessionPurge {

    private final Sessions sessions;

    SessionPurge(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        sessions.purge();
    }
}
