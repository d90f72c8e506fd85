package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.KEYS;
import static io.github.mfa4j.codes.World.START;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A million requests in three days at three nodes: users who sign in and type their codes, and attackers who ask for codes
 * to numbers of their own and never type one. Every send is held against every budget as it happens.
 */
class SpendSimulationTest implements Sender {

    private static final int REQUESTS = 1_000_000;
    private static final int USERS = 30_000;
    private static final int BUSY_USERS = 240;
    private static final Duration TIME = Duration.ofDays(3);
    private static final SendPolicy OWN = SendPolicy.DEFAULT;
    private static final Budget OVERALL = new Budget(1_500, 20_000);
    private static final Map<String, Budget> COUNTRIES = Map.of(
            "+34", new Budget(600, 8_000),
            "+52", new Budget(600, 8_000),
            "+1", new Budget(500, 6_000),
            "+44", new Budget(40, 300));
    private static final List<String> PREFIXES = List.of("+34", "+52", "+1", "+44", "+1876", "+882");

    private final Random random = new Random(20_990_101);
    private final Map<String, Deque<Instant>> sends = new HashMap<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final Map<NotNow.Reason, Integer> refusals = new EnumMap<>(NotNow.Reason.class);
    private Instant now = START;
    private int sent;
    private int notAllowed;
    private @Nullable CodeMessage newest;

    private final List<MultiFactor> nodes;
    private final List<SentCodeFactor> factors;

    SpendSimulationTest() {
        SpendPolicy.Builder policy = SpendPolicy.builder(OVERALL);
        COUNTRIES.forEach(policy::allow);
        policy.deny("+1876");
        InMemoryCodeStore store = new InMemoryCodeStore(2 * USERS + 100, () -> now);
        List<MfaSetup> setups = List.of(setup(store), setup(store), setup(store));
        factors = setups.stream()
                .map(setup -> SentCodeFactor.builder(setup, this)
                        .sending(OWN)
                        .spending(policy.build())
                        .build())
                .toList();
        nodes = List.of(
                MultiFactor.of(setups.get(0), factors.get(0)),
                MultiFactor.of(setups.get(1), factors.get(1)),
                MultiFactor.of(setups.get(2), factors.get(2)));
    }

    private MfaSetup setup(InMemoryCodeStore store) {
        return MfaSetup.builder()
                .keys(KEYS)
                .codeStore(store)
                .userDirectory(user -> Optional.of(new UserProfile(
                        user.id(), Locale.ENGLISH, Map.of(Channel.SMS, List.of(number(Integer.parseInt(user.id())))))))
                .clock(() -> now)
                .build();
    }

    /** The first users, who ask most, share a number by twelve; there are attackers in every country. */
    private static String number(int user) {
        int owner = user < BUSY_USERS ? user / 12 : user;
        return PREFIXES.get(owner % PREFIXES.size()) + (600_000_000 + owner);
    }

    private static boolean isAttacker(int user) {
        return user % 3 == 0;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void send(Message message) {
        newest = (CodeMessage) message;
    }

    @Test
    void A33_aMillionRequestsStayWithinEveryBudget() {
        long step = TIME.toMillis() / REQUESTS;
        for (int i = 0; i < REQUESTS; i++) {
            now = now.plusMillis(step);
            int user = i % 4 == 0 ? random.nextInt(BUSY_USERS) : random.nextInt(USERS);
            int node = random.nextInt(nodes.size());
            count(user, nodes.get(node).challenge(UserId.of("" + user), factors.get(node), Purpose.LOGIN));
        }
        assertThat(sent).isGreaterThan(10_000);
        assertThat(notAllowed).isPositive();
        assertThat(refusals)
                .containsOnlyKeys(
                        NotNow.Reason.RESEND_INTERVAL,
                        NotNow.Reason.USER_QUOTA,
                        NotNow.Reason.DESTINATION_QUOTA,
                        NotNow.Reason.PREFIX_QUOTA,
                        NotNow.Reason.OVERALL_QUOTA,
                        NotNow.Reason.PAUSED);
        // The budgets were used up, so that exceeding them was to be had.
        assertThat(highest).containsEntry("all/PT1H", OVERALL.perHour()).containsEntry("+44/PT1H", 40);
    }

    private void count(int user, ChallengeResult result) {
        if (result instanceof NotNow later) {
            assertThat(later.retryAt()).isAfter(now);
            refusals.merge(later.reason(), 1, Integer::sum);
        } else if (result instanceof Unavailable never) {
            assertThat(never.reason()).isEqualTo(Unavailable.Reason.DESTINATION_NOT_ALLOWED);
            notAllowed++;
        } else {
            countSent(user, (Started) result);
        }
    }

    private void countSent(int user, Started started) {
        CodeMessage message = java.util.Objects.requireNonNull(newest);
        String prefix = PREFIXES.get(PREFIXES.indexOf(
                message.address().substring(0, message.address().length() - 9)));
        sent++;
        within("user " + user, OWN.perHour(), OWN.perDay());
        within("to " + message.address(), OWN.perHour(), OWN.perDay());
        Budget country = requireNonNull(COUNTRIES.get(prefix), "a message went where none is allowed");
        within(prefix, country.perHour(), country.perDay());
        within("all", OVERALL.perHour(), OVERALL.perDay());
        if (!isAttacker(user)) {
            now = now.plusMillis(1);
            assertThat(nodes.get(0)
                            .verify(started.token().value(), message.code().reveal()))
                    .isInstanceOf(Verified.class);
            sends.remove("user " + user);
            sends.remove("to " + message.address());
        }
    }

    private void within(String name, int perHour, int perDay) {
        Deque<Instant> times = sends.computeIfAbsent(name, unused -> new ArrayDeque<>());
        times.add(now);
        while (!times.getFirst().isAfter(now.minus(Duration.ofDays(1)))) {
            times.removeFirst();
        }
        int hour = 0;
        for (var newestFirst = times.descendingIterator(); newestFirst.hasNext(); hour++) {
            if (!newestFirst.next().isAfter(now.minus(Duration.ofHours(1)))) {
                break;
            }
        }
        assertThat(hour).as("%s in the hour to %s", name, now).isLessThanOrEqualTo(perHour);
        assertThat(times.size()).as("%s in the day to %s", name, now).isLessThanOrEqualTo(perDay);
        highest.merge(name + "/PT1H", hour, Math::max);
    }
}
