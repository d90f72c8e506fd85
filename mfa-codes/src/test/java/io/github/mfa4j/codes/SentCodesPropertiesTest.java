package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static io.github.mfa4j.codes.World.not;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.Transition;
import io.github.mfa4j.spi.UserProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Arbitrary sequences of issue, resend, verify, restart and clock moves on the section, against a model that only knows
 * which challenges are alive. The guard is held open, so that nothing but the section's own rules stands in the way.
 */
class SentCodesPropertiesTest {

    private static final List<Purpose> PURPOSES =
            List.of(Purpose.LOGIN, Purpose.STEP_UP, Purpose.PASSWORD_RESET, Purpose.anonymous("UNSUBSCRIBE"));
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    sealed interface Step {}

    /** Asks for a code; a resend takes the place of an earlier challenge of the same purpose. */
    record Issue(int purpose, boolean resend, int pick) implements Step {}

    /** Answers a challenge with the code of a challenge, or with a wrong one. */
    record Verify(int challenge, int code, boolean wrong) implements Step {}

    record Move(Duration by) implements Step {}

    record Restart() implements Step {}

    @Provide
    Arbitrary<List<Step>> forwards() {
        return steps(Arbitraries.of(1L, 30L, 61L, 130L, 299L, 301L, 1000L, 3601L, 86_401L));
    }

    @Provide
    Arbitrary<List<Step>> bothWays() {
        return steps(Arbitraries.of(
                1L,
                61L,
                130L,
                301L,
                3601L,
                86_401L,
                34_560_000L,
                -1L,
                -61L,
                -299L,
                -301L,
                -3601L,
                -86_401L,
                -34_560_000L));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Long> seconds) {
        Arbitrary<Integer> picks = Arbitraries.integers().between(0, 5);
        Arbitrary<Step> issue = Combinators.combine(
                        Arbitraries.integers().between(0, PURPOSES.size() - 1), Arbitraries.of(true, false), picks)
                .as(Issue::new);
        Arbitrary<Step> verify =
                Combinators.combine(picks, picks, Arbitraries.of(true, false)).as(Verify::new);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(4, issue),
                        Tuple.of(6, verify),
                        Tuple.of(4, seconds.map(s -> new Move(Duration.ofSeconds(s)))),
                        Tuple.of(1, Arbitraries.just(new Restart())))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 400)
    void theSectionAgreesWithTheModelWhereverTheClockGoes(@ForAll("bothWays") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::apply);
        run.nobodyWaitsForEver();
    }

    @Property(tries = 400)
    void quotasHoldWhileTheClockRuns(@ForAll("forwards") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::apply);
        run.sendsAreSpaced();
    }

    /** A challenge as the model knows it. */
    private static final class Known {
        final Challenge challenge;
        final String code;
        boolean alive = true;
        int guesses;

        Known(Challenge challenge, String code) {
            this.challenge = challenge;
            this.code = code;
        }

        boolean anonymous() {
            return challenge.purpose().anonymous();
        }
    }

    private static final class Run {

        final World world = new World();
        final MfaSetup setup = world.setup().build();
        final UserProfile profile = setup.profile(ALICE).orElse(UserProfile.NOBODY);
        final SentCodeRules rules = new SentCodeRules(new SentCodeParts(
                world,
                world.channel,
                CodeFormat.digits(6),
                CodeFormat.unambiguous(),
                Runnable::run,
                SendPolicy.DEFAULT,
                CodeBinding.under(setup.digests()),
                CodeBudgets.of(setup.registers(), world.channel, SendPolicy.DEFAULT, null, Duration.ofMinutes(5)),
                new SecureRandom()));
        final List<Known> known = new ArrayList<>();
        final List<List<Instant>> sends = List.of(new ArrayList<>(), new ArrayList<>());
        SentCodes section = SentCodes.EMPTY;

        void apply(Step step) {
            if (step instanceof Issue issue) {
                issue(issue);
            } else if (step instanceof Verify verify && !known.isEmpty()) {
                verify(known.get(verify.challenge() % known.size()), verify);
            } else if (step instanceof Move move) {
                world.pass(move.by());
            } else if (step instanceof Restart) {
                section = storedAndRead(section);
            }
        }

        void issue(Issue issue) {
            Purpose purpose = PURPOSES.get(issue.purpose());
            List<Known> same = known.stream()
                    .filter(other -> other.challenge.purpose().equals(purpose))
                    .toList();
            Known replaced = issue.resend() && !same.isEmpty() ? same.get(issue.pick() % same.size()) : null;
            Opening<SentCodes> opening = open(purpose, replaced);
            if (opening instanceof Opening.Later<SentCodes> later) {
                Duration wait =
                        Duration.between(world.clock.instant(), later.result().retryAt());
                assertThat(wait)
                        .as("a wait lies ahead, and is no longer than a day and the clock tolerance")
                        .isPositive()
                        .isLessThanOrEqualTo(Duration.ofDays(1).plus(Challenge.CLOCK_TOLERANCE));
            }
        }

        Opening<SentCodes> open(Purpose purpose, @Nullable Known replaced) {
            Instant now = world.clock.instant();
            Challenge challenge = new Challenge(
                    new ChallengeId(1, known.size() + 1L),
                    ALICE,
                    new FactorId("mail"),
                    purpose,
                    1,
                    now,
                    now.plus(LIFETIME),
                    null);
            Opening<SentCodes> opening = rules.opener(null, replaced == null ? null : replaced.challenge)
                    .open(section, challenge, profile);
            if (!(opening instanceof Opening.Opened<SentCodes> opened)) {
                section = rules.pruned(section, now);
                known.forEach(other -> other.alive &= other.challenge.isOpenAt(now));
            } else {
                section = opened.next();
                requireNonNull(opened.delivery()).send();
                endSuperseded(purpose, replaced, now);
                known.add(new Known(challenge, world.newestCode()));
                sends.get(purpose.anonymous() ? 1 : 0).add(now);
                long outstanding = known.stream()
                        .filter(other ->
                                other.alive && other.challenge.purpose().equals(purpose))
                        .count();
                assertThat(outstanding).isLessThanOrEqualTo(purpose.anonymous() ? Lane.MAX_PER_PURPOSE : 1);
            }
            return opening;
        }

        void endSuperseded(Purpose purpose, @Nullable Known replaced, Instant now) {
            for (Known other : known) {
                boolean newer =
                        !purpose.anonymous() && other.challenge.purpose().equals(purpose);
                boolean over = other.anonymous() == purpose.anonymous() && !other.challenge.isOpenAt(now);
                other.alive &= !newer && !over && other != replaced;
            }
        }

        void verify(Known target, Verify step) {
            Instant now = world.clock.instant();
            String other = known.get(step.code() % known.size()).code;
            String typed = step.wrong() || other.length() != target.code.length() ? not(target.code) : other;
            Transition<SentCodes> transition = Transition.verify(
                    rules,
                    LockoutPolicy.DEFAULT,
                    new Register<>(new Guard(0, 0, List.of(), null, false, Long.MAX_VALUE, 0), section),
                    target.challenge,
                    now,
                    before -> rules.attempt(target.challenge, typed).evaluate(before, profile, now));
            section = transition.next().section();
            assertThat(transition.verdict().refusal()).isEqualTo(expected(target, typed, now));
        }

        /** What the model says of an answer; null for yes. */
        @Nullable Reason expected(Known target, String typed, Instant now) {
            if (!target.challenge.isOpenAt(now)) {
                known.forEach(other -> other.alive &= other.challenge.isOpenAt(now));
                return Reason.EXPIRED;
            }
            if (!target.alive) {
                return Reason.CHALLENGE_VOID;
            }
            if (typed.equals(target.code)) {
                target.alive = false;
                sends.get(target.anonymous() ? 1 : 0).clear();
                return null;
            }
            target.guesses++;
            target.alive = !target.anonymous() || target.guesses < 5;
            return Reason.WRONG_CODE;
        }

        /** Whatever the clock did, who waits as told gets a code within a day. */
        void nobodyWaitsForEver() {
            Instant start = world.clock.instant();
            for (Purpose purpose : List.of(Purpose.LOGIN, Purpose.PASSWORD_RESET)) {
                Opening<SentCodes> opening = open(purpose, null);
                for (int tries = 0; opening instanceof Opening.Later<SentCodes> later; tries++) {
                    NotNow told = later.result();
                    assertThat(tries).as("told to wait again and again").isLessThan(6);
                    world.now.set(told.retryAt());
                    opening = open(purpose, null);
                }
            }
            assertThat(Duration.between(start, world.clock.instant()))
                    .isLessThanOrEqualTo(Duration.ofDays(2).plus(Challenge.CLOCK_TOLERANCE));
        }

        void sendsAreSpaced() {
            for (List<Instant> times : sends) {
                assertThat(times).isSortedAccordingTo(Comparator.naturalOrder());
                for (int i = 0; i < times.size(); i++) {
                    requireApart(times, i, 1, Duration.ofMinutes(1));
                    requireApart(times, i, 2, Duration.ofMinutes(3));
                    requireApart(times, i, 5, Duration.ofHours(1));
                    requireApart(times, i, 10, Duration.ofDays(1));
                }
            }
        }

        private static void requireApart(List<Instant> times, int i, int sends, Duration time) {
            if (i >= sends) {
                assertThat(Duration.between(times.get(i - sends), times.get(i))).isGreaterThanOrEqualTo(time);
            }
        }

        private static SentCodes storedAndRead(SentCodes section) {
            SentCodesFormat format = new SentCodesFormat();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                format.write(section, new DataOutputStream(out));
                SentCodes read = format.read(1, new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
                assertThat(read).isEqualTo(section);
                return read;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
