package io.github.mfa4j.benchmarks.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.benchmarks.rig.VerificationRig;
import io.github.mfa4j.spi.StateKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floor of each operation, so that a trip more or less in the library does not go unseen. */
class RecordingTest {

    private static final List<UserId> USERS = VerificationRig.users("user-", 2);
    private static final Recording RECORDING = new Recording(USERS, Instant.EPOCH);

    private static List<String> trips(Operation operation, int user) {
        return RECORDING.trips(operation, user).stream()
                .map(trip -> {
                    if (trip instanceof Trip.Read read) {
                        return "read " + read.key().slot();
                    }
                    return trip instanceof Trip.Write write
                            ? "write " + write.key().slot()
                            : "read enrolments";
                })
                .toList();
    }

    @Test
    void toIssueReadsAndWritesTheRegistersOfTheUserAndOfTheAddress() {
        assertThat(trips(Operation.ISSUE, 0))
                .containsExactly("read mail", "read destination-login", "write destination-login", "write mail");
    }

    @Test
    void toVerifyIsOneReadAndOneWrite() {
        assertThat(trips(Operation.VERIFY, 0)).containsExactly("read mail", "write mail");
    }

    @Test
    void toVerifyTotpReadsTheEnrolmentsToo() {
        assertThat(trips(Operation.TOTP_VERIFY, 0)).containsExactly("read totp", "read enrolments", "write totp");
    }

    @Test
    void bothAreOneAfterTheOther() {
        assertThat(trips(Operation.ISSUE_AND_VERIFY, 0))
                .startsWith(trips(Operation.ISSUE, 0).toArray(String[]::new))
                .endsWith(trips(Operation.VERIFY, 0).toArray(String[]::new))
                .hasSize(6);
    }

    @Test
    void everyUserHasRegistersOfTheirOwn() {
        assertThat(RECORDING.trips(Operation.TOTP_VERIFY, 1))
                .contains(new Trip.Read(StateKey.of(USERS.get(1), new FactorId("totp"))))
                .doesNotContainAnyElementsOf(RECORDING.trips(Operation.TOTP_VERIFY, 0));
    }
}
