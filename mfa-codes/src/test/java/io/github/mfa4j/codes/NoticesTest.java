package io.github.mfa4j.codes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticesTest {

    private static final UserId ALICE = UserId.of("alice");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<UserId, UserProfile> users = new HashMap<>();
    private final List<Runnable> queue = new ArrayList<>();
    private final List<Message> sent = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(AT);
    private final CodeStore store = new InMemoryCodeStore(100, now::get);
    private final Sender mail = new Outbox(Channel.MAIL);
    private final Sender sms = new Outbox(Channel.SMS);

    NoticesTest() {
        users.put(
                ALICE,
                new UserProfile(
                        "alice",
                        Locale.forLanguageTag("es"),
                        Map.of(
                                Channel.MAIL,
                                List.of("alice@example.org", "al@example.com"),
                                Channel.SMS,
                                List.of("+49170000000"))));
    }

    private final class Outbox implements Sender {

        private final Channel channel;

        Outbox(Channel channel) {
            this.channel = channel;
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public void send(Message message) {
            if (failing.contains(message.address())) {
                throw new DeliveryException("down", null, true, true);
            }
            sent.add(message);
        }
    }

    private Notices.Builder notices() {
        return notices(user -> Optional.ofNullable(users.get(user)));
    }

    private Notices.Builder notices(UserDirectory directory) {
        return Notices.builder(directory, store, queue::add).clock(now::get);
    }

    private static MfaEvent event(Kind kind) {
        return new MfaEvent(kind, AT, ALICE, new FactorId("totp"), null);
    }

    private void runQueue() {
        queue.forEach(Runnable::run);
        queue.clear();
    }

    private List<String> addresses() {
        return sent.stream().map(Message::address).toList();
    }

    @Test
    void everyAddressOfEveryChannelHearsOfIt() {
        Notices notices = notices().sender(mail).sender(sms, World.SPENDING).build();
        notices.on(event(Kind.FACTOR_ADDED));
        assertThat(sent).as("before the executor runs").isEmpty();
        runQueue();
        assertThat(addresses()).containsExactly("alice@example.org", "al@example.com", "+49170000000");
        assertThat(sent)
                .allSatisfy(message -> assertThat(message).isInstanceOfSatisfying(NoticeMessage.class, notice -> {
                    assertThat(notice.event()).isEqualTo(event(Kind.FACTOR_ADDED));
                    assertThat(notice.locale()).isEqualTo(Locale.forLanguageTag("es"));
                    assertThat(notice.accountName()).isEqualTo("alice");
                }));
        assertThat(sent).extracting(Message::idempotencyKey).doesNotHaveDuplicates();
    }

    @Test
    void noAddressIsLeftOutHoweverManyStandBeforeIt() {
        List<String> nine =
                IntStream.range(0, 9).mapToObj(i -> "a" + i + "@example.org").toList();
        users.put(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.MAIL, nine)));
        notices().sender(mail).build().on(event(Kind.FACTOR_REMOVED));
        runQueue();
        assertThat(addresses()).isEqualTo(nine);
    }

    @Test
    void anotherSpellingOfAnAddressHasNoQuotaOfItsOwn() {
        Notices notices = notices().sender(mail).build();
        for (String spelling : List.of("al@example.org", "Al@example.org", "AL@example.org", "aL@example.org")) {
            users.put(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.MAIL, List.of(spelling))));
            for (int i = 0; i < 3; i++) {
                notices.on(event(Kind.LOCKED));
            }
        }
        runQueue();
        assertThat(sent).hasSize(5);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without a checker can do
    void whatIsMissingIsNamedAtOnce() {
        assertRefused("directory", () -> Notices.builder(null, store, queue::add));
        assertRefused("store", () -> Notices.builder(user -> Optional.empty(), null, queue::add));
        assertRefused("executor", () -> Notices.builder(user -> Optional.empty(), store, null));
        assertRefused("clock", () -> notices().clock(null));
        assertRefused("sender", () -> notices().sender(null));
        assertThatThrownBy(() -> notices().sender(mail, World.SPENDING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a sender of notices sends mail and its spending policy names countries");
    }

    private static void assertRefused(String name, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " is missing from the notices");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlyWhatAUserShouldKnowIsSentAndEachKindCanBeSwitchedOff(Kind kind) {
        boolean worthKnowing = Set.of(
                        Kind.FACTOR_ADDED,
                        Kind.FACTOR_RENEWED,
                        Kind.FACTOR_REMOVED,
                        Kind.RECOVERY_CODES_CREATED,
                        Kind.RECOVERY_CODE_USED,
                        Kind.LOCKED,
                        Kind.SUSPENDED,
                        Kind.VERIFIED_AFTER_FAILURES)
                .contains(kind);
        notices().sender(sms, World.SPENDING).build().on(event(kind));
        runQueue();
        assertThat(sent).hasSize(worthKnowing ? 1 : 0);

        sent.clear();
        if (worthKnowing) {
            notices().sender(sms, World.SPENDING).without(kind).build().on(event(kind));
            runQueue();
            assertThat(sent).isEmpty();
        } else {
            assertThatThrownBy(() -> notices().without(kind))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("kind is " + kind + ", allowed are [");
        }
    }

    @Test
    void oneAddressThatFailsKeepsNothingFromTheOthers() {
        failing.add("alice@example.org");
        notices().sender(mail).sender(sms, World.SPENDING).build().on(event(Kind.LOCKED));
        runQueue();
        assertThat(addresses()).containsExactly("al@example.com", "+49170000000");
    }

    @Test
    void nobodyIsToldOfAnUnknownUserAndAnOutageOfTheDirectoryIsNoMatter() {
        users.clear();
        notices().sender(sms, World.SPENDING).build().on(event(Kind.FACTOR_REMOVED));
        notices(user -> {
                    throw new IllegalStateException("directory is down");
                })
                .sender(sms, World.SPENDING)
                .build()
                .on(event(Kind.FACTOR_REMOVED));
        assertThat(queue).hasSize(2);
        runQueue();
        assertThat(sent).isEmpty();
    }

    @Test
    void A33_ofAKindAnAddressGetsFiveNoticesAnHourAndTenADay() {
        Notices notices = notices().sender(mail).build();
        for (int hour = 0; hour < 24; hour++) {
            for (int i = 0; i < 15; i++) {
                notices.on(event(Kind.RECOVERY_CODES_CREATED));
            }
            runQueue();
            assertThat(addresses().stream().filter("al@example.com"::equals)).hasSize(hour == 0 ? 5 : 10);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(60)));
        }
    }

    @Test
    void A33_aNumberGetsNoMoreThanADestinationMayHaveHoweverManyUsersNameIt() {
        Notices notices = notices().sender(sms, World.SPENDING).build();
        for (int i = 0; i < 30; i++) {
            UserId user = UserId.of("user" + i);
            users.put(user, requireNonNull(users.get(ALICE)));
            notices.on(new MfaEvent(Kind.FACTOR_ADDED, AT, user, new FactorId("totp"), null));
        }
        runQueue();
        assertThat(sent).hasSize(20);
    }

    @Test
    void A33_noFloodOfAUsersNoticesHidesWhatMatters() {
        Notices notices = notices().sender(sms, World.SPENDING).build();
        UserId mallory = UserId.of("mallory");
        users.put(mallory, requireNonNull(users.get(ALICE)));
        for (int i = 0; i < 12; i++) {
            notices.on(new MfaEvent(Kind.FACTOR_REMOVED, AT, mallory, new FactorId("totp"), null));
            notices.on(event(Kind.RECOVERY_CODES_CREATED));
        }
        runQueue();
        sent.clear();

        notices.on(event(Kind.FACTOR_REMOVED));
        runQueue();
        assertThat(addresses()).containsExactly("+49170000000");
    }

    @Test
    void A33_textMessagesAreHeldToThePolicyOfTheirCountries() {
        assertThatThrownBy(() -> notices().sender(sms))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a sender of notices sends text messages and nothing bounds what they cost;");
        Notices notices = notices()
                .sender(
                        sms,
                        SpendPolicy.builder(new Budget(4, 4))
                                .allow("+49", new Budget(4, 4))
                                .build())
                .build();
        for (int i = 0; i < 9; i++) {
            notices.on(event(Kind.FACTOR_REMOVED));
        }
        runQueue();
        assertThat(addresses()).hasSize(4);
        users.put(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.SMS, List.of("+18765550100"))));
        notices.on(event(Kind.FACTOR_REMOVED));
        runQueue();
        assertThat(addresses()).hasSize(4);
    }

    @Test
    void noSenderIsRefused() {
        assertThatThrownBy(() -> notices().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sender is missing: notices go out over at least one channel");
    }

    @Test
    void whatReallyHappensToAFactorArrives() {
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.of("k1", new byte[32]))
                .codeStore(store)
                .userDirectory(user -> Optional.ofNullable(users.get(user)))
                .listener(MfaListener.all(
                        event -> {
                            throw new IllegalStateException("another listener that fails");
                        },
                        notices().sender(sms, World.SPENDING).build()))
                .clock(() -> AT)
                .build();
        RecoveryCodeFactor recovery = RecoveryCodeFactor.builder(setup).build();
        SentCodeFactor codes = SentCodeFactor.builder(setup, mail).build();
        MultiFactor mfa = MultiFactor.of(setup, recovery, codes);

        Generated set = (Generated) recovery.generate(ALICE, null);
        Started byRecovery = (Started) mfa.challenge(ALICE, recovery, Purpose.LOGIN);
        assertThat(mfa.verify(byRecovery.token().value(), set.codes().get(0).reveal()))
                .isInstanceOf(Verified.class);

        Started login = (Started) mfa.challenge(ALICE, codes, Purpose.LOGIN);
        String code = ((CodeMessage) sent.get(sent.size() - 1)).code().reveal();
        String wrong = (code.charAt(0) == '0' ? "1" : "0") + code.substring(1);
        for (int i = 0; i < 3; i++) {
            mfa.verify(login.token().value(), wrong);
        }
        assertThat(mfa.verify(login.token().value(), code)).isInstanceOf(Verified.class);
        runQueue();

        assertThat(sent.stream().filter(NoticeMessage.class::isInstance))
                .extracting(message -> ((NoticeMessage) message).event().kind())
                .containsExactly(Kind.RECOVERY_CODES_CREATED, Kind.RECOVERY_CODE_USED, Kind.VERIFIED_AFTER_FAILURES);
        assertThat(sent.stream().filter(NoticeMessage.class::isInstance))
                .last()
                .satisfies(message ->
                        assertThat(((NoticeMessage) message).event().detail()).isEqualTo("3"));
        assertThat(sent)
                .extracting(Message::idempotencyKey)
                .doesNotHaveDuplicates()
                .doesNotContain(new UUID(0, 0));
    }

    @Test
    void aFullExecutorIsTheListenersFailureAndNotTheUsers() {
        Notices notices = Notices.builder(user -> Optional.empty(), store, job -> {
                    throw new RejectedExecutionException("full");
                })
                .sender(sms, World.SPENDING)
                .build();
        assertThatThrownBy(() -> notices.on(event(Kind.LOCKED))).isInstanceOf(RejectedExecutionException.class);
        MfaListener.shielded(notices).on(event(Kind.LOCKED));
    }
}
