package io.github.mfa4j;

import static io.github.mfa4j.World.ADMIN;
import static io.github.mfa4j.World.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.factor.FaultyStore.Fault;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long after its challenge an event was. */
class EventTimesTest {

    private final World world = new World();

    private MfaEvent told(Kind kind) {
        return world.events.stream()
                .filter(event -> event.kind() == kind)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    @Test
    void verdictSaysHowLongTheUserTook() {
        Instant start = world.now;
        String token = world.login(ALICE);
        world.pass(Duration.ofSeconds(7));
        world.mfa.verify(token, "000000");
        world.pass(Duration.ofSeconds(5));
        world.mfa.verify(token, world.code(ALICE));

        assertThat(told(Kind.CHALLENGE_STARTED).taken()).isZero();
        assertThat(told(Kind.REFUSED).taken()).isEqualTo(Duration.ofSeconds(7));
        assertThat(told(Kind.VERIFIED).taken()).isEqualTo(Duration.ofSeconds(12));
        assertThat(told(Kind.VERIFIED).at()).isEqualTo(start.plusSeconds(12));
    }

    @Test
    void deliverySaysHowLongTheSenderTook() {
        Instant start = world.now;
        world.listener = event -> world.pass(Duration.ofSeconds(2));
        world.login(ALICE);
        assertThat(told(Kind.CODE_SENT).taken()).isEqualTo(Duration.ofSeconds(2));
        assertThat(told(Kind.CODE_SENT).at()).isEqualTo(start.plusSeconds(2));
    }

    @Test
    void workBehindAnAnonymousAnswerIsTimedFromTheRequest() {
        world.mfa.challenge(ALICE, world.tiny, Purpose.PASSWORD_RESET);
        world.pass(Duration.ofSeconds(3));
        world.workOff();
        assertThat(told(Kind.CODE_SENT).taken()).isEqualTo(Duration.ofSeconds(3));

        world.mfa.challenge(ALICE, world.tiny, Purpose.PASSWORD_RESET);
        world.pass(Duration.ofSeconds(4));
        world.store.fault = Fault.READ_FAILS;
        world.workOff();
        assertThat(told(Kind.OUTAGE).taken()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void nodeWhoseClockIsBehindSaysThatNoTimeHasPassed() {
        String token = world.login(ALICE);
        world.pass(Duration.ofSeconds(-30));
        world.mfa.verify(token, "000000");
        assertThat(told(Kind.REFUSED).taken()).isZero();
    }

    @Test
    void whatHappensOutsideAChallengeHasNoTime() {
        world.fail(ALICE, 1);
        world.mfa.release(ALICE, world.tiny, ADMIN);
        MfaEvent released = told(Kind.RELEASED);
        assertThat(released.taken()).isNull();
        assertThat(released.purpose()).isNull();
    }
}
