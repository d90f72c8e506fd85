package io.github.mfa4j.benchmarks;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The floor under {@link OtpBenchmark}: nothing but the SHA-1 compressions that an HMAC consists of, through one reused
 * {@code MessageDigest}. Four for a code from the text, two where the pads were absorbed before; three times as many
 * for a window of three steps.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OtpFloorBenchmark {

    private static final int BLOCK = 64;
    private static final int OUTPUT = 20;

    private final MessageDigest sha1 = newSha1();
    private final byte[] pad = new byte[BLOCK];
    private final byte[] buffer = new byte[OUTPUT];

    private static MessageDigest newSha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public byte[] generateText() throws DigestException {
        return fourCompressions();
    }

    @Benchmark
    public byte[] generatePrepared() throws DigestException {
        return twoCompressions();
    }

    @Benchmark
    public byte[] verifyText() throws DigestException {
        fourCompressions();
        fourCompressions();
        return fourCompressions();
    }

    @Benchmark
    public byte[] verifyPrepared() throws DigestException {
        twoCompressions();
        twoCompressions();
        return twoCompressions();
    }

    private byte[] fourCompressions() throws DigestException {
        sha1.update(pad);
        sha1.update(buffer, 0, Long.BYTES);
        sha1.digest(buffer, 0, OUTPUT);
        sha1.update(pad);
        sha1.update(buffer);
        sha1.digest(buffer, 0, OUTPUT);
        return buffer;
    }

    private byte[] twoCompressions() throws DigestException {
        sha1.update(buffer, 0, Long.BYTES);
        sha1.digest(buffer, 0, OUTPUT);
        sha1.update(buffer);
        sha1.digest(buffer, 0, OUTPUT);
        return buffer;
    }
}
