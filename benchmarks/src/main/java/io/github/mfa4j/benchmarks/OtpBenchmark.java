package io.github.mfa4j.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Codes made and verified, beside other libraries: from the secret's text every time ({@code Text}), and from as much as
 * the library can prepare and keep ({@code Prepared}), which in some is nothing; with the right code ({@code Hit}) and a wrong one ({@code Miss}).
 *
 * <pre>{@code
 * mvn -B -q -Pbenchmarks -DskipTests package -pl benchmarks -am
 * java -cp benchmarks/target/benchmarks.jar org.openjdk.jmh.Main 'Otp.*' -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OtpBenchmark {

    static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** A power of two of instants, so that no branch predictor learns one code by heart. */
    private static final int INSTANTS = 1024;

    @Param({"mfa4j", "java-otp", "java-totp", "googleauth", "otp-java", "kotlin-onetimepassword"})
    public String library = "";

    // Replaced in setUp.
    private OtpPeer peer = OtpPeers.named("mfa4j");
    private OtpPeer.Generator prepared = peer.prepared(SECRET);
    private final Instant[] instants = new Instant[INSTANTS];
    private final String[] right = new String[INSTANTS];
    private final String[] wrong = new String[INSTANTS];
    private int next;

    @Setup(Level.Trial)
    public void setUp() {
        peer = OtpPeers.named(library);
        prepared = peer.prepared(SECRET);
        for (int i = 0; i < INSTANTS; i++) {
            instants[i] = Instant.ofEpochSecond(1_700_000_000 + 30L * i);
            right[i] = prepared.generate(instants[i]);
        }
        for (int i = 0; i < INSTANTS; i++) {
            // Far outside the window.
            wrong[i] = right[(i + INSTANTS / 2) % INSTANTS];
        }
    }

    private int next() {
        next = (next + 1) % INSTANTS;
        return next;
    }

    @Benchmark
    public String generateText() {
        return peer.fromText(SECRET).generate(instants[next()]);
    }

    @Benchmark
    public String generatePrepared() {
        return prepared.generate(instants[next()]);
    }

    @Benchmark
    public boolean verifyTextHit() {
        int i = next();
        return peer.fromText(SECRET).verify(right[i], instants[i]);
    }

    @Benchmark
    public boolean verifyTextMiss() {
        int i = next();
        return peer.fromText(SECRET).verify(wrong[i], instants[i]);
    }

    @Benchmark
    public boolean verifyPreparedHit() {
        int i = next();
        return prepared.verify(right[i], instants[i]);
    }

    @Benchmark
    public boolean verifyPreparedMiss() {
        int i = next();
        return prepared.verify(wrong[i], instants[i]);
    }
}
