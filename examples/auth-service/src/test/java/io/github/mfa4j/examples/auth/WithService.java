package io.github.mfa4j.examples.auth;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests of one service on a real port; each has people of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithService {

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    Service service;

    /** Those that differ from what {@link Service} sets. */
    String[] variables() {
        return new String[0];
    }

    @BeforeAll
    void startService() {
        service = Service.start(variables());
    }

    @AfterAll
    void stopService() {
        service.close();
    }
}
