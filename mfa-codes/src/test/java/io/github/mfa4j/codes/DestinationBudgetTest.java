package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static io.github.mfa4j.codes.World.BOB;
import static io.github.mfa4j.codes.World.START;
import static io.github.mfa4j.codes.World.refusal;
import static io.github.mfa4j.codes.World.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DestinationBudgetTest {

    private static final String SHARED = "family@example.org";
    private static final Purpose PROVING = new Purpose("PROVING", false, true);

    private final World world = new World();
    private final MfaSetup setup = world.setup().build();
    private final SentCodeFactor mail = SentCodeFactor.builder(setup, world)
            .anonymousPurposes(world.queue::add)
            .build();
    private final MultiFactor mfa = MultiFactor.of(setup, mail);

    private UserId relative(int number) {
        UserId user = UserId.of("relative" + number);
        world.addresses(user, SHARED);
        return user;
    }

    private void send(int... users) {
        for (int user : users) {
            token(mfa.challenge(relative(user), mail, Purpose.LOGIN));
        }
    }

    @Test
    void A33_fiveAnHourReachOneAddressWhoeverTheUsersAre() {
        send(1, 2, 3, 4, 5);
        assertThat(mfa.challenge(relative(6), mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plus(Duration.ofHours(1))));
        assertThat(world.outbox).hasSize(5);
        assertThat(world.events).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.CHALLENGE_REFUSED);
            assertThat(event.detail()).isEqualTo("DESTINATION_QUOTA");
        });

        token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        world.pass(Duration.ofHours(1));
        send(6);
    }

    @Test
    void A32_noTenantUsesUpWhatAnothersUsersMayHave() {
        UserId other = new UserId("shop", "someone");
        world.addresses(other, SHARED);
        send(1, 2, 3, 4, 5);
        token(mfa.challenge(other, mail, Purpose.LOGIN));
        assertThat(mfa.challenge(relative(6), mail, Purpose.LOGIN)).isInstanceOf(NotNow.class);

        assertThat(DestinationBudget.of(new UserId("a", "1"), "b:c@example.org"))
                .isNotEqualTo(DestinationBudget.of(new UserId("a:b", "1"), "c@example.org"));
    }

    @Test
    void A33_tenADayReachOneAddress() {
        for (int i = 0; i < 10; i++) {
            send(i);
            world.pass(Duration.ofMinutes(30));
        }
        assertThat(mfa.challenge(relative(11), mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plus(Duration.ofDays(1))));
    }

    @Test
    void theWaitingTimeIsThatOfTheLimitWhichTakesLonger() {
        DestinationBudget budget = new DestinationBudget(
                new Registers(world.store, world.clock, LockoutPolicy.DEFAULT),
                Channel.MAIL,
                "test",
                new Budget(2, 100),
                new Budget(2, 2));
        assertThat(budget.charge("a@example.org", null).isRefused()).isFalse();
        assertThat(budget.charge("a@example.org", null).isRefused()).isFalse();
        assertThat(budget.charge("a@example.org", null).refusal())
                .hasValue(new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plus(Duration.ofDays(1))));
    }

    @Test
    void A33_anotherSpellingIsTheSameAddress() {
        send(1, 2, 3, 4, 5);
        world.addresses(BOB, "Family@Example.ORG");
        assertThat(mfa.challenge(BOB, mail, Purpose.LOGIN)).isInstanceOf(NotNow.class);
    }

    @Test
    void aRefusalChargesNothing() {
        send(1, 2, 3, 4, 5);
        for (int i = 0; i < 20; i++) {
            world.pass(Duration.ofMinutes(2));
            assertThat(mfa.challenge(relative(6), mail, Purpose.LOGIN)).isInstanceOf(NotNow.class);
        }
        world.pass(Duration.ofMinutes(20));
        send(6, 7, 8, 9, 10);
    }

    @Test
    void A75_aClockThatRanAheadClosesAnAddressForAnHourOnly() {
        world.pass(Duration.ofDays(400));
        send(1, 2, 3, 4, 5);
        world.now.set(START);
        NotNow inAnHour = new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plus(Duration.ofHours(1)));
        assertThat(mfa.challenge(relative(6), mail, Purpose.LOGIN)).isEqualTo(inAnHour);
        world.pass(Duration.ofMinutes(30));
        assertThat(mfa.challenge(relative(6), mail, Purpose.LOGIN)).isEqualTo(inAnHour);
        world.pass(Duration.ofMinutes(30));
        send(6);
    }

    @Test
    void A43_resetsOfAnAddressDoNotUseUpItsLogins() {
        for (int i = 0; i < 6; i++) {
            token(mfa.challenge(relative(i), mail, Purpose.PASSWORD_RESET));
            world.runQueue();
        }
        assertThat(world.outbox).hasSize(5);
        send(6);
    }

    @Test
    void aRightCodeClearsTheUsersLimitsAndTheDestinations() {
        String token = "";
        for (int wait : new int[] {0, 60, 120, 240, 480}) {
            world.pass(Duration.ofSeconds(wait));
            token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        }
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .as("later than the interval, which is over at 12:31")
                .isEqualTo(new NotNow(NotNow.Reason.USER_QUOTA, START.plus(Duration.ofHours(1))));
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);

        world.pass(Duration.ofMillis(1));
        ChallengeResult next = mfa.challenge(ALICE, mail, Purpose.LOGIN);
        assertThat(World.started(next).resendAt())
                .as("the first interval again")
                .isEqualTo(world.clock.instant().plusSeconds(60));
    }

    @Test
    void aRightCodeOfOneUserDoesNotClearAnotherAddress() {
        send(1, 2, 3, 4, 5);
        String token = token(mfa.challenge(ALICE, mail, Purpose.LOGIN));
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);

        world.addresses(ALICE, SHARED);
        assertThat(mfa.challenge(ALICE, mail, Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plus(Duration.ofHours(1))));
    }

    @Test
    void whatIsSentAfterAProofCountsAgain() {
        String token = token(mfa.challenge(relative(1), mail, Purpose.LOGIN));
        assertThat(mfa.verify(token, world.newestCode())).isInstanceOf(Verified.class);
        world.pass(Duration.ofSeconds(1));
        send(2, 3, 4, 5, 1);
        assertThat(mfa.challenge(relative(6), mail, Purpose.LOGIN)).isInstanceOf(NotNow.class);
        world.pass(Duration.ofSeconds(60));
        assertThat(mfa.challenge(relative(1), mail, Purpose.LOGIN))
                .as("the old proof clears nothing newer")
                .isEqualTo(new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plusSeconds(3601)));
    }

    @Test
    void aProofUnderARetiredKeyClearsNothingAndStopsNobody() {
        String token = token(mfa.challenge(relative(1), mail, Purpose.LOGIN));
        send(2, 3, 4);
        assertThat(mfa.verify(token, world.outbox.get(0).code().reveal())).isInstanceOf(Verified.class);
        MfaSetup rotated = world.setup().keys(KeyRing.of("k2", new byte[32])).build();
        SentCodeFactor after = SentCodeFactor.builder(rotated, world).build();
        MultiFactor front = MultiFactor.of(rotated, after);

        token(front.challenge(relative(1), after, Purpose.LOGIN));
        assertThat(front.challenge(relative(5), after, Purpose.LOGIN)).isInstanceOf(NotNow.class);
    }

    @Test
    void aLostRaceChargesOnce() {
        String open = token(mfa.challenge(ALICE, mail, PROVING, "new@example.org"));
        world.pass(Duration.ofSeconds(60));
        World node = new World();
        node.now.set(world.clock.instant());
        RacingStore racing = new RacingStore(
                world.store,
                () -> assertThat(refusal(mfa.verify(open, World.not(world.newestCode()))))
                        .isEqualTo(Reason.WRONG_CODE));
        node.store = racing;
        node.addresses(BOB, World.ALICE_MAIL);
        node.addresses(relative(1), World.ALICE_MAIL);
        MfaSetup with = node.setup().build();
        SentCodeFactor same = SentCodeFactor.builder(with, node)
                .sending(new SendPolicy(Duration.ofSeconds(60), 2, 10))
                .build();
        MultiFactor front = MultiFactor.of(with, same);

        String token = token(front.challenge(ALICE, same, Purpose.LOGIN));

        assertThat(racing.lost()).isEqualTo(1);
        assertThat(node.outbox).hasSize(1);
        assertThat(front.verify(token, node.newestCode())).isInstanceOf(Verified.class);
        token(front.challenge(BOB, same, Purpose.LOGIN));
        assertThat(front.challenge(relative(1), same, Purpose.LOGIN)).isInstanceOf(NotNow.class);
    }
}
