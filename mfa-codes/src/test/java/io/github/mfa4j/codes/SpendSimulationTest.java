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
import java.util.ArrayList;
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
 * A million requests in three days at three nodes, which die and are replaced: users who sign in and type their codes,
 * attackers who ask for codes to numbers of their own and never type one, and strangers who ask for resets. Every send is
 * held against every budget as it happens.
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

    private final InMemoryCodeStore store = new InMemoryCodeStore(4 * USERS + 100, () -> now);
    private final List<Node> nodes = new ArrayList<>(List.of(node(), node(), node()));

    private record Node(MultiFactor mfa, SentCodeFactor sms) {}

    private Node node() {
        SpendPolicy.Builder policy = SpendPolicy.builder(OVERALL);
        COUNTRIES.forEach(policy::allow);
        MfaSetup setup = MfaSetup.builder()
                .keys(KEYS)
                .codeStore(store)
                .userDirectory(user -> Optional.of(new UserProfile(
                        user.id(), Locale.ENGLISH, Map.of(Channel.SMS, List.of(number(Integer.parseInt(user.id())))))))
                .clock(() -> now)
                .build();
        SentCodeFactor sms = SentCodeFactor.builder(setup, this)
                .sending(OWN)
                .spending(policy.deny("+1876").build())
                .anonymousPurposes(Runnable::run)
                .build();
        return new Node(MultiFactor.of(setup, sms), sms);
    }

    /** Of the busiest users half share a number by twelve. */
    private static String number(int user) {
        int owner = user < BUSY_USERS / 2 ? user / 12 : user;
        return PREFIXES.get(owner % PREFIXES.size()) + (600_000_000 + owner);
    }

    /** A third in every country, and everybody in one. */
    private static boolean isAttacker(int user) {
        return number(user).startsWith("+1") || user / PREFIXES.size() % 3 == 0;
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
            int at = random.nextInt(nodes.size());
            if (random.nextInt(20_000) == 0) {
                nodes.set(at, node());
            }
            newest = null;
            Purpose purpose = i % 7 == 0 ? Purpose.PASSWORD_RESET : Purpose.LOGIN;
            Node node = nodes.get(at);
            count(user, purpose, node, node.mfa().challenge(UserId.of("" + user), node.sms(), purpose));
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
        assertThat(highest.get("LOGIN, all")).isBetween(OVERALL.perHour() * 95 / 100, OVERALL.perHour());
        assertThat(highest.get("LOGIN, +44")).isEqualTo(40);
        assertThat(highest.get("PASSWORD_RESET, +44")).isEqualTo(40);
    }

    private void count(int user, Purpose purpose, Node node, ChallengeResult result) {
        if (newest != null) {
            sent++;
            holdAgainstBudgets(user, purpose, newest.address());
        }
        if (result instanceof NotNow later) {
            assertThat(later.retryAt()).isAfter(now);
            refusals.merge(later.reason(), 1, Integer::sum);
        } else if (result instanceof Unavailable never) {
            assertThat(never.reason()).isEqualTo(Unavailable.Reason.DESTINATION_NOT_ALLOWED);
            notAllowed++;
        } else if (!purpose.anonymous() && !isAttacker(user)) {
            type(user, node, (Started) result, requireNonNull(newest));
        }
    }

    private void type(int user, Node node, Started started, CodeMessage message) {
        now = now.plusMillis(1);
        assertThat(node.mfa().verify(started.token().value(), message.code().reveal()))
                .isInstanceOf(Verified.class);
        sends.remove("LOGIN, user " + user);
        sends.remove("LOGIN, to " + message.address());
    }

    private void holdAgainstBudgets(int user, Purpose purpose, String address) {
        String prefix = address.substring(0, address.length() - 9);
        Budget country = requireNonNull(COUNTRIES.get(prefix), "a message went where none is allowed");
        String kind = purpose.name() + ", ";
        within(kind + "user " + user, OWN.perHour(), OWN.perDay());
        within(kind + "to " + address, OWN.perHour(), OWN.perDay());
        within(kind + "to " + address + " whatever became of it", 20, 50);
        within(kind + prefix, country.perHour(), country.perDay());
        within(kind + "all", OVERALL.perHour(), OVERALL.perDay());
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
        highest.merge(name, hour, Math::max);
    }
}
