package io.github.mfa4j.trials.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of a trial, and the order of all that happens in it, in a file that its JVMs map into their memory: they agree on
 * both, and both outlive them. Only what happens moves the clock. Thread-safe.
 */
final class SharedClock implements InstantSource {

    /** Far ahead of the time of any server, whose native expiry must not come before that of the trial. */
    private static final Instant START = Instant.parse("2100-01-01T00:00:00Z");

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int MILLIS = 0;
    private static final int ORDER = Long.BYTES;

    private final MappedByteBuffer memory;

    private SharedClock(MappedByteBuffer memory) {
        this.memory = memory;
    }

    static SharedClock in(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SharedClock(channel.map(MapMode.READ_WRITE, 0, 2 * Long.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        return START.plusMillis((long) LONGS.getVolatile(memory, MILLIS));
    }

    void advance(Duration time) {
        LONGS.getAndAdd(memory, MILLIS, time.toMillis());
    }

    /** A number greater than every number given before, in whichever JVM. */
    long next() {
        return 1 + (long) LONGS.getAndAdd(memory, ORDER, 1L);
    }
}
