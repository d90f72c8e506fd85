package io.github.mfa4j.trials.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.PostgresServer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Two JVMs on PostgreSQL, which keeps recovery codes, too. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class PostgresRacingJvmsTest extends RacingJvms {

    PostgresRacingJvmsTest() throws IOException {
        super(Address.database(Databases.on(PostgresServer.shared())));
    }

    @Test
    void A02_aRecoveryCodeHasOneWinner() throws IOException {
        Person person = person("recovery");
        for (String code : person.recoveryCodes()) {
            for (int jvm = 0; jvm < Racers.COUNT; jvm++) {
                racers.tell(
                        jvm,
                        "verify",
                        open(person, node().recovery().orElseThrow()).token(),
                        code);
            }

            assertThat(racers.go()).containsOnlyOnce(Racer.VERIFIED);
        }
    }
}
