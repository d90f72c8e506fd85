package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.START;
import static io.github.mfa4j.codes.World.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpendGuardTest {

    private static final Budget PLENTY = new Budget(100_000, 100_000);

    private final World world = new World(Channel.SMS);
    private int users;

    {
        world.store = new InMemoryCodeStore(100_000, world.clock);
    }

    private record Node(MultiFactor mfa, SentCodeFactor sms) {}

    /** Another node of the same installation. */
    private Node node(SpendPolicy policy) {
        MfaSetup setup = world.setup().build();
        SentCodeFactor sms = SentCodeFactor.builder(setup, world)
                .spending(policy)
                .anonymousPurposes(world.queue::add)
                .build();
        return new Node(MultiFactor.of(setup, sms), sms);
    }

    private ChallengeResult challenge(Node node, String prefix, Purpose purpose) {
        UserId user = UserId.of("user" + ++users);
        world.addresses(user, prefix + (600_000_000 + users));
        return node.mfa().challenge(user, node.sms(), purpose);
    }

    private int startedOf(int attempts, Node node, String prefix) {
        int count = 0;
        for (int i = 0; i < attempts; i++) {
            if (challenge(node, prefix, Purpose.LOGIN) instanceof Started) {
                count++;
            }
        }
        return count;
    }

    private String lastDetail() {
        MfaEvent last = world.events.get(world.events.size() - 1);
        assertThat(last.kind()).isEqualTo(Kind.CHALLENGE_REFUSED);
        return String.valueOf(last.detail());
    }

    @Test
    void A33_aCountryHasABudgetWhoeverTheUsersAreAndWhateverTheNode() {
        SpendPolicy policy = SpendPolicy.builder(PLENTY)
                .allow("+34", new Budget(7, 100))
                .allow("+52", PLENTY)
                .build();
        Node one = node(policy);
        Node other = node(policy);
        assertThat(startedOf(4, one, "+34") + startedOf(10, other, "+34")).isEqualTo(7);
        assertThat(challenge(one, "+34", Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.PREFIX_QUOTA, START.plus(Duration.ofSeconds(3600 + 300 + 10))));
        assertThat(lastDetail()).isEqualTo("PREFIX_QUOTA");
        assertThat(world.outbox).hasSize(7);
        started(challenge(one, "+52", Purpose.LOGIN));

        world.pass(Duration.ofSeconds(3910));
        started(challenge(other, "+34", Purpose.LOGIN));
    }

    @Test
    void A33_allCountriesTogetherHaveABudget() {
        SpendPolicy policy =
                SpendPolicy.builder(new Budget(10, 12)).allow("", PLENTY).build();
        Node node = node(policy);
        assertThat(startedOf(6, node, "+34") + startedOf(6, node, "+52")).isEqualTo(10);
        assertThat(lastDetail()).isEqualTo("OVERALL_QUOTA");
        world.pass(Duration.ofSeconds(3910));
        assertThat(startedOf(10, node, "+34")).isEqualTo(2);
        assertThat(challenge(node, "+34", Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.OVERALL_QUOTA, START.plus(Duration.ofSeconds(86_400 + 310))));
    }

    @Test
    void A33_aCountryThatIsNotAllowedGetsNothing() {
        Node node = node(SpendPolicy.builder(PLENTY).allow("+34", PLENTY).build());
        assertThat(challenge(node, "+52", Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.DESTINATION_NOT_ALLOWED));
        assertThat(lastDetail()).isEqualTo("DESTINATION_NOT_ALLOWED");
        assertThat(world.outbox).isEmpty();
    }

    @Test
    void A33_sendingPausesWhereHardlyAnyCodeIsUsed() {
        Node node = node(SpendPolicy.builder(PLENTY)
                .allow("+34", PLENTY)
                .allow("+52", PLENTY)
                .build());
        assertThat(startedOf(40, node, "+34")).isEqualTo(40);
        for (int i = 0; i < 40; i++) {
            use(node, started(challenge(node, "+52", Purpose.LOGIN)));
        }
        world.pass(Duration.ofMinutes(11));
        assertThat(challenge(node, "+34", Purpose.LOGIN))
                .isEqualTo(
                        new NotNow(NotNow.Reason.PAUSED, world.clock.instant().plus(Duration.ofMinutes(30))));
        assertThat(lastDetail()).isEqualTo("PAUSED");
        started(challenge(node, "+52", Purpose.LOGIN));

        world.pass(Duration.ofMinutes(30));
        assertThat(startedOf(50, node, "+34")).isEqualTo(SpendLedger.SAMPLE);
    }

    @Test
    void anOutageOfTheProviderIsNoReasonToPause() {
        Node node = node(SpendPolicy.builder(PLENTY).allow("+34", PLENTY).build());
        world.failure = new DeliveryException("down", null, true, true);
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> challenge(node, "+34", Purpose.LOGIN)).isInstanceOf(MfaUnavailableException.class);
        }
        world.failure = null;
        world.pass(Duration.ofMinutes(11));
        assertThat(startedOf(40, node, "+34")).isEqualTo(40);
    }

    @Test
    void codesThatAreUsedAtAnotherNodeCountToo() {
        SpendPolicy policy = SpendPolicy.builder(PLENTY).allow("+34", PLENTY).build();
        Node sending = node(policy);
        Node verifying = node(policy);
        for (int i = 0; i < 60; i++) {
            Started started = started(challenge(sending, "+34", Purpose.LOGIN));
            world.pass(Duration.ofSeconds(5));
            use(verifying, started);
            world.pass(Duration.ofSeconds(10));
        }
        started(challenge(sending, "+34", Purpose.LOGIN));
    }

    private void use(Node node, Started started) {
        assertThat(node.mfa().verify(started.token().value(), world.newestCode()))
                .isInstanceOf(Verified.class);
    }

    @Test
    void A43_strangersCannotUseUpWhatLoginsNeed() {
        Node node = node(SpendPolicy.builder(new Budget(5, 50))
                .allow("", new Budget(5, 50))
                .build());
        for (int i = 0; i < 9; i++) {
            challenge(node, "+34", Purpose.PASSWORD_RESET);
        }
        world.runQueue();
        assertThat(world.outbox).hasSize(5).extracting(CodeMessage::purpose).containsOnly(Purpose.PASSWORD_RESET);
        assertThat(startedOf(9, node, "+34")).isEqualTo(5);
    }

    @Test
    void aRefusalFurtherDownIsNotCharged() {
        SpendPolicy policy = SpendPolicy.builder(new Budget(6, 6))
                .allow("", new Budget(6, 6))
                .build();
        Node node = node(policy);
        List<ChallengeResult> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UserId relative = UserId.of("relative" + i);
            world.addresses(relative, "+34600000000");
            results.add(node.mfa().challenge(relative, node.sms(), Purpose.LOGIN));
        }
        assertThat(results.subList(0, 5))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Started.class));
        assertThat(results.subList(5, 8))
                .containsOnly(new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plus(Duration.ofHours(1))));
        started(challenge(node, "+34", Purpose.LOGIN));
        assertThat(challenge(node, "+34", Purpose.LOGIN)).isInstanceOf(NotNow.class);
    }

    @Test
    void whatANodeLeavesInABlockIsForOthersOnceItAsksAgain() {
        SpendPolicy policy =
                SpendPolicy.builder(PLENTY).allow("", new Budget(1000, 1000)).build();
        Node one = node(policy);
        // Blocks of 1, 2, 4, 8 and 10: of the last, 5 are left.
        assertThat(startedOf(20, one, "+34")).isEqualTo(20);
        Node other = node(policy);
        assertThat(startedOf(2000, other, "+34")).isEqualTo(975);
        world.pass(SpendLedger.LEASE);
        assertThat(startedOf(10, one, "+34")).isEqualTo(5);
        assertThat(world.outbox).hasSize(1000);
    }

    @Test
    void textMessagesWithoutAPolicyAreRefused() {
        MfaSetup setup = world.setup().build();
        assertThatThrownBy(() -> SentCodeFactor.builder(setup, world).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "factor sms sends text messages and nothing bounds what they cost; give it a spending policy"
                                + " with the countries that it may send to");
    }
}
