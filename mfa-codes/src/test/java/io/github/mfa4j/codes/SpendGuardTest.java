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
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpendGuardTest {

    private static final Budget PLENTY = new Budget(100_000, 100_000);
    private static final SpendPolicy PLENTY_TO_SPAIN =
            SpendPolicy.builder(PLENTY).allow("+34", PLENTY).build();

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
                .isEqualTo(new NotNow(NotNow.Reason.PREFIX_QUOTA, START.plus(Duration.ofSeconds(3600 + 300 + 70))));
        assertThat(lastDetail()).isEqualTo("PREFIX_QUOTA");
        assertThat(world.outbox).hasSize(7);
        started(challenge(one, "+52", Purpose.LOGIN));

        world.pass(Duration.ofSeconds(3970));
        started(challenge(other, "+34", Purpose.LOGIN));
    }

    @Test
    void A33_allCountriesTogetherHaveABudget() {
        SpendPolicy policy =
                SpendPolicy.builder(new Budget(10, 12)).allow("", PLENTY).build();
        Node node = node(policy);
        assertThat(startedOf(6, node, "+34") + startedOf(6, node, "+52")).isEqualTo(10);
        assertThat(lastDetail()).isEqualTo("OVERALL_QUOTA");
        world.pass(Duration.ofSeconds(3970));
        assertThat(startedOf(10, node, "+34")).isEqualTo(2);
        assertThat(challenge(node, "+34", Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.OVERALL_QUOTA, START.plus(Duration.ofSeconds(86_400 + 370))));
    }

    @Test
    void theWaitingTimeIsThatOfTheBudgetWhichTakesLonger() {
        Node node = node(SpendPolicy.builder(new Budget(6, 6))
                .allow("+34", new Budget(5, 6))
                .allow("+52", new Budget(5, 6))
                .build());
        assertThat(startedOf(5, node, "+34")).isEqualTo(5);
        assertThat(challenge(node, "+34", Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.PREFIX_QUOTA, START.plus(Duration.ofSeconds(3970))));
        assertThat(startedOf(2, node, "+52")).isOne();
        assertThat(challenge(node, "+34", Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.OVERALL_QUOTA, START.plus(Duration.ofSeconds(86_400 + 370))));
    }

    @Test
    void A33_aCountryThatIsNotAllowedGetsNothing() {
        Node node = node(PLENTY_TO_SPAIN);
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
        assertThat(challenge(node, "+34", Purpose.LOGIN)).isEqualTo(paused());
        assertThat(lastDetail()).isEqualTo("PAUSED");
        started(challenge(node, "+52", Purpose.LOGIN));

        world.pass(Duration.ofMinutes(30));
        // A node tells most of what it sends at once, and the rest a little later.
        assertThat(startedOf(50, node, "+34")).isBetween(Conversion.SAMPLE, Conversion.SAMPLE + 5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOutageOfTheProviderIsNoReasonToPause(boolean certain) {
        Node node = node(PLENTY_TO_SPAIN);
        world.failure = new DeliveryException("down", null, certain, true);
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> challenge(node, "+34", Purpose.LOGIN)).isInstanceOf(MfaUnavailableException.class);
        }
        world.failure = null;
        world.pass(Duration.ofMinutes(11));
        assertThat(startedOf(40, node, "+34")).isEqualTo(40);
    }

    @Test
    void A33_whatCertainlyDidNotGoOutIsGivenBack() {
        Budget forty = new Budget(40, 40);
        Node node = node(SpendPolicy.builder(forty).allow("", forty).build());
        world.failure = new DeliveryException("no such number", null, true, false);
        for (int i = 0; i < 60; i++) {
            assertThatThrownBy(() -> challenge(node, "+34", Purpose.LOGIN)).isInstanceOf(MfaUnavailableException.class);
        }
        world.failure = null;
        assertThat(startedOf(60, node, "+34")).isEqualTo(40);
    }

    @Test
    void A35_anOutageOfOneRegisterUsesNothingUp() {
        Budget forty = new Budget(40, 40);
        AtomicReference<String> broken = breakable();
        Node node = node(SpendPolicy.builder(forty).allow("", forty).build());
        for (String slot : List.of("prefix-login", "overall-login", "destination-login", "sms")) {
            broken.set(slot);
            for (int i = 0; i < 60; i++) {
                assertThatThrownBy(() -> challenge(node, "+34", Purpose.LOGIN))
                        .as(slot)
                        .isInstanceOf(MfaUnavailableException.class);
            }
        }
        broken.set("");
        assertThat(startedOf(60, node, "+34")).isEqualTo(40);
    }

    @Test
    void A33_codesThatWentOutWhileTheirCountWasDownAreJudgedWhenItIsBack() {
        AtomicReference<String> broken = breakable();
        Node node = node(PLENTY_TO_SPAIN);
        started(challenge(node, "+34", Purpose.LOGIN));
        broken.set("conversion-login");
        assertThat(startedOf(39, node, "+34")).as("by what the node knows").isEqualTo(39);
        world.pass(Duration.ofSeconds(10));
        assertThatThrownBy(() -> challenge(node, "+34", Purpose.LOGIN))
                .as("which it soon must ask for anew")
                .isInstanceOf(MfaUnavailableException.class);
        broken.set("");
        world.pass(Duration.ofMinutes(11));
        assertThat(challenge(node, "+34", Purpose.LOGIN)).isEqualTo(paused());
    }

    @Test
    void A33_nothingIsSentByWhatWasLearnedLongAgoWhileTheCountHangs() throws Exception {
        HangingStore store = hangingStore();
        Node node = node(PLENTY_TO_SPAIN);
        assertThat(startedOf(40, node, "+34")).isEqualTo(40);
        world.pass(Duration.ofMinutes(11));
        try (Waiting waiting = aliceWaits(node, store)) {
            assertThat(challenge(node, "+34", Purpose.LOGIN)).isEqualTo(new Unavailable(Unavailable.Reason.BUSY));
            assertThat(waiting.result()).isEqualTo(paused());
        }
    }

    @Test
    void A33_codesThatWentOutWhileAnotherWasCountedAreToldToTheOtherNodes() throws Exception {
        HangingStore store = hangingStore();
        Node node = node(PLENTY_TO_SPAIN);
        started(challenge(node, "+34", Purpose.LOGIN));
        try (Waiting waiting = aliceWaits(node, store)) {
            assertThat(startedOf(38, node, "+34")).isEqualTo(38);
            assertThat(waiting.result()).isInstanceOf(Started.class);
        }
        world.pass(Duration.ofMinutes(11));
        assertThat(challenge(node(PLENTY_TO_SPAIN), "+34", Purpose.LOGIN)).isEqualTo(paused());
    }

    @Test
    void A33_codesOnTrialCountWhileTheStoreIsToldOfThem() throws Exception {
        HangingStore store = hangingStore();
        Node node = node(PLENTY_TO_SPAIN);
        assertThat(startedOf(40, node, "+34")).isEqualTo(40);
        world.pass(Duration.ofMinutes(11));
        assertThat(startedOf(1, node, "+34")).as("it pauses").isZero();
        world.pass(Duration.ofMinutes(30));
        started(challenge(node, "+34", Purpose.LOGIN));
        try (Waiting waiting = aliceWaits(node, store)) {
            assertThat(startedOf(40, node, "+34")).isEqualTo(Conversion.SAMPLE - 2);
            assertThat(waiting.result()).isInstanceOf(Started.class);
        }
    }

    private NotNow paused() {
        return new NotNow(NotNow.Reason.PAUSED, world.clock.instant().plus(Duration.ofMinutes(30)));
    }

    /** That of all nodes from now on. */
    private HangingStore hangingStore() {
        HangingStore store = new HangingStore(world.store);
        world.store = store;
        return store;
    }

    /** Has Alice ask for a code and waits until the store is asked about the codes that are used. */
    private Waiting aliceWaits(Node node, HangingStore store) throws InterruptedException {
        world.addresses(World.ALICE, "+34700000000");
        store.hanging = true;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<ChallengeResult> result =
                thread.submit(() -> node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN));
        store.asked.await();
        return new Waiting(store, thread, result);
    }

    private record Waiting(HangingStore store, ExecutorService thread, Future<ChallengeResult> answer)
            implements AutoCloseable {

        /** What Alice is answered once the store answers. */
        ChallengeResult result() throws Exception {
            store.answered.countDown();
            return answer.get();
        }

        @Override
        public void close() {
            store.answered.countDown();
            thread.shutdownNow();
        }
    }

    /** A store that, once it hangs, answers what it is asked about the codes that are used only when it is let go. */
    private static final class HangingStore extends ForwardingStore {

        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answered = new CountDownLatch(1);
        volatile boolean hanging;

        HangingStore(CodeStore store) {
            super(store);
        }

        @Override
        public Optional<StoredRegister> read(StateKey key) {
            if (hanging && key.slot().equals("conversion-login")) {
                asked.countDown();
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("given up", e);
                }
            }
            return super.read(key);
        }
    }

    /** Has the store refuse to write the registers of the slot that is named. */
    private AtomicReference<String> breakable() {
        AtomicReference<String> broken = new AtomicReference<>("");
        world.store = new ForwardingStore(world.store) {
            @Override
            public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
                if (key.slot().equals(broken.get())) {
                    throw new IllegalStateException("this shard is down");
                }
                return super.compareAndSet(key, expectedStamp, next);
            }
        };
        return broken;
    }

    @Test
    void whoIsRefusedByAnExhaustedBudgetKeepsTheQuotaOfTheNumber() {
        Budget ten = new Budget(10, 100);
        Node node = node(SpendPolicy.builder(ten).allow("", ten).build());
        assertThat(startedOf(10, node, "+34")).isEqualTo(10);
        world.addresses(World.ALICE, "+34700000000");
        for (int i = 0; i < 9; i++) {
            world.pass(Duration.ofSeconds(11));
            assertThat(node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN))
                    .isEqualTo(new NotNow(NotNow.Reason.PREFIX_QUOTA, START.plus(Duration.ofSeconds(3970))));
        }
        world.now.set(START.plusSeconds(3970));
        started(node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN));
    }

    @Test
    void codesThatAreUsedAtOnceAtANodeThatFallsSilentCountToo() {
        SpendPolicy policy = SpendPolicy.builder(PLENTY)
                .allow("+34", PLENTY)
                .leastUsedPercent(80)
                .build();
        Node sending = node(policy);
        Node verifying = node(policy);
        for (int i = 0; i < 100; i++) {
            use(verifying, started(challenge(sending, "+34", Purpose.LOGIN)));
        }
        world.pass(Duration.ofMinutes(16));
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
    void A33_requestsThatSendNothingUseNothingUpHoweverManyRunAtOnce() throws Exception {
        Budget hundred = new Budget(100, 100);
        Node node = node(SpendPolicy.builder(hundred).allow("", hundred).build());
        world.addresses(World.ALICE, "+34600000000");
        world.addresses(World.BOB, "+34600000000");
        atOnce(60, () -> node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN));
        assertThat(world.outbox).as("of many requests of one user").hasSize(1);
        for (int i = 0; i < 4; i++) {
            world.pass(Duration.ofMinutes(10));
            node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN);
        }
        int sent = world.outbox.size();
        atOnce(60, () -> node.mfa().challenge(World.BOB, node.sms(), Purpose.LOGIN));
        assertThat(world.outbox).as("to a number that has had enough").hasSize(sent);

        assertThat(startedOf(200, node, "+34")).isEqualTo(100 - sent);
    }

    private static void atOnce(int times, Callable<ChallengeResult> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            for (Future<ChallengeResult> done : threads.invokeAll(Collections.nCopies(times, request))) {
                assertThat(done.get()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void A33_whoUsesEveryCodeGetsNoMoreThanADestinationMayHave() {
        Node node = node(PLENTY_TO_SPAIN);
        world.addresses(World.ALICE, "+34600000000");
        for (int i = 0; i < 20; i++) {
            use(node, started(node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN)));
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN))
                .isEqualTo(new NotNow(NotNow.Reason.DESTINATION_QUOTA, START.plus(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 8765550100", "+1-8765550100", "+1(876)5550100", "0018765550100", "18765550100", "+١٨٧٦٥٥٥٠١٠٠",
                "+018765550100", "+1", "+1234567890123456", " +18765550100", "+18765550100\u200b", "alice@example.org"
            })
    void A33_anotherSpellingOfANumberGetsNothing(String spelling) {
        Node node =
                node(SpendPolicy.builder(PLENTY).allow("", PLENTY).deny("+1876").build());
        world.addresses(World.ALICE, spelling);
        assertThat(node.mfa().challenge(World.ALICE, node.sms(), Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.DESTINATION_NOT_ALLOWED));
        assertThat(world.outbox).isEmpty();
    }

    @Test
    void countriesOfMailAddressesAreRefused() {
        World mail = new World(Channel.MAIL);
        MfaSetup setup = mail.setup().build();
        assertThatThrownBy(() -> SentCodeFactor.builder(setup, mail)
                        .spending(World.SPENDING)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "factor mail sends mail and its spending policy names countries, which no mail address is in;"
                                + " give it one that allows the empty prefix alone");
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
