package io.github.mfa4j.benchmarks;

import io.github.mfa4j.UserId;
import io.github.mfa4j.benchmarks.rig.VerificationRig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;

/**
 * Whole verifications in memory through {@link io.github.mfa4j.MultiFactor}, beside the in-memory one-time tokens of Spring
 * Security: one thread, right codes only.
 *
 * <p>A right code works once, so one measurement is a batch: one verification for each of many users, whose challenges were
 * started before ({@code Verify}, {@code Consume}) or are started right before each ({@code ChallengeAndVerify},
 * {@code GenerateAndConsume}). The clock stands still during a batch and moves on by a day between two.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
@Fork(3)
public class VerificationBenchmark {

    static final int USERS = 5_000;

    /** A user, the token of an open challenge and the code that answers it, per index. */
    @State(Scope.Thread)
    public static class TotpLogins {

        private final VerificationRig rig = VerificationRig.inMemory(USERS);
        private final String[] tokens = new String[USERS];
        private final String[] codes = new String[USERS];

        @Setup(Level.Iteration)
        public void start() {
            rig.nextDay();
            for (int i = 0; i < USERS; i++) {
                UserId user = rig.users().get(i);
                codes[i] = rig.shownCode(user);
                tokens[i] = rig.challenge(user, rig.totp());
            }
        }
    }

    @State(Scope.Thread)
    public static class SentCodeLogins {

        private final VerificationRig rig = VerificationRig.inMemory(USERS);
        private final String[] tokens = new String[USERS];
        private final String[] codes = new String[USERS];

        @Setup(Level.Iteration)
        public void start() {
            rig.nextDay();
            for (int i = 0; i < USERS; i++) {
                tokens[i] = rig.challenge(rig.users().get(i), rig.mail());
                codes[i] = rig.mailedCode();
            }
        }
    }

    /** The token of a password reset for each user, known or unknown. */
    @State(Scope.Thread)
    public static class Resets {

        private final VerificationRig rig = VerificationRig.inMemory(USERS);
        private final String[] known = new String[USERS];
        private final String[] unknown = new String[USERS];

        @Setup(Level.Iteration)
        public void start() {
            rig.nextDay();
            for (int i = 0; i < USERS; i++) {
                known[i] = rig.reset(rig.users().get(i));
                unknown[i] = rig.reset(VerificationRig.stranger(i));
            }
        }
    }

    /** Nothing is open at the start of a batch. */
    @State(Scope.Thread)
    public static class NewLogins {

        private final VerificationRig rig = VerificationRig.inMemory(USERS);
        private final String[] codes = new String[USERS];

        @Setup(Level.Iteration)
        public void start() {
            rig.nextDay();
            for (int i = 0; i < USERS; i++) {
                codes[i] = rig.shownCode(rig.users().get(i));
            }
        }
    }

    /** The service of Spring Security without an open token. */
    @State(Scope.Thread)
    public static class NoTokens {

        final List<GenerateOneTimeTokenRequest> requests = IntStream.range(0, USERS)
                .mapToObj(i -> new GenerateOneTimeTokenRequest("user-" + i))
                .toList();
        private final InMemoryOneTimeTokenService service = new InMemoryOneTimeTokenService();

        String generate(GenerateOneTimeTokenRequest request) {
            return service.generate(request).getTokenValue();
        }

        OneTimeToken consume(String token) {
            OneTimeToken consumed = service.consume(new OneTimeTokenAuthenticationToken(token));
            if (consumed == null) {
                throw new IllegalStateException("a right token was refused");
            }
            return consumed;
        }
    }

    @State(Scope.Thread)
    public static class OpenTokens extends NoTokens {

        private final String[] tokens = new String[USERS];

        @Setup(Level.Iteration)
        public void start() {
            for (int i = 0; i < USERS; i++) {
                tokens[i] = generate(requests.get(i));
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public void totpVerify(TotpLogins logins, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        for (int i = 0; i < USERS; i++) {
            blackhole.consume(logins.rig.verify(logins.tokens[i], logins.codes[i]));
        }
        costs.stop(USERS);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public void totpChallengeAndVerify(NewLogins logins, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        VerificationRig rig = logins.rig;
        for (int i = 0; i < USERS; i++) {
            blackhole.consume(rig.verify(rig.challenge(rig.users().get(i), rig.totp()), logins.codes[i]));
        }
        costs.stop(USERS);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public void sentCodeVerify(SentCodeLogins logins, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        for (int i = 0; i < USERS; i++) {
            blackhole.consume(logins.rig.verify(logins.tokens[i], logins.codes[i]));
        }
        costs.stop(USERS);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public void sentCodeChallengeAndVerify(NewLogins logins, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        VerificationRig rig = logins.rig;
        for (UserId user : rig.users()) {
            String token = rig.challenge(user, rig.mail());
            blackhole.consume(rig.verify(token, rig.mailedCode()));
        }
        costs.stop(USERS);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public void resetKnown(Resets resets, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        for (String token : resets.known) {
            blackhole.consume(resets.rig.refuse(token, "00000000"));
        }
        costs.stop(USERS);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public void resetUnknown(Resets resets, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        for (String token : resets.unknown) {
            blackhole.consume(resets.rig.refuse(token, "00000000"));
        }
        costs.stop(USERS);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public void springConsume(OpenTokens spring, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        for (String token : spring.tokens) {
            blackhole.consume(spring.consume(token));
        }
        costs.stop(USERS);
    }

    /** Each token is consumed right after it was made, so the service never holds more than one. */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public void springGenerateAndConsume(NoTokens spring, Blackhole blackhole, BatchCosts costs) {
        costs.start();
        for (GenerateOneTimeTokenRequest request : spring.requests) {
            blackhole.consume(spring.consume(spring.generate(request)));
        }
        costs.stop(USERS);
    }
}
