package io.github.mfa4j.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A register as the fields of a Redis hash. Times are milliseconds since the epoch; an empty text stands for none. */
final class RegisterForm {

    private static final byte[] NONE = {};

    private static final byte[] STAMP = text("stamp");
    private static final byte[] PAYLOAD = text("payload");
    private static final byte[] PURGE_AFTER = text("purge_after");
    private static final byte[] FAILURES = text("failures");
    private static final byte[] LOCKED_UNTIL = text("locked_until");

    private RegisterForm() {}

    /** What {@link #read} wants, in its order. */
    static byte[][] fieldsToRead() {
        return new byte[][] {STAMP, PAYLOAD, PURGE_AFTER, FAILURES, LOCKED_UNTIL};
    }

    static Optional<StoredRegister> read(List<byte[]> values) {
        byte[] stamp = values.get(0);
        if (stamp == null) {
            return Optional.empty();
        }
        if (values.contains(null)) {
            throw new RedisStoreException("reading a register: " + Problem.FOREIGN_KEY);
        }
        try {
            Instant purgeAfter = instant(values.get(2));
            return Optional.of(new StoredRegister(
                    number(stamp),
                    values.get(1),
                    purgeAfter == null ? StoredRegister.NEVER : purgeAfter,
                    (int) number(values.get(3)),
                    instant(values.get(4))));
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes the value.
            throw new RedisStoreException("reading a register: " + Problem.FOREIGN_KEY);
        }
    }

    /** Fields and values in turn; whose register it is stands there for operators and is never read back. */
    static List<byte[]> fieldsToWrite(StateKey key, StoredRegister register) {
        List<byte[]> fields = new ArrayList<>(List.of(
                STAMP,
                text(register.stamp()),
                PAYLOAD,
                register.payload(),
                PURGE_AFTER,
                register.purgeAfter().equals(StoredRegister.NEVER) ? NONE : text(millis(register.purgeAfter())),
                FAILURES,
                text(register.failures()),
                LOCKED_UNTIL,
                register.lockedUntil().map(end -> text(millis(end))).orElse(NONE),
                text("slot"),
                text(key.slot())));
        key.owner().ifPresent(user -> {
            fields.addAll(List.of(text("tenant"), text(user.tenant()), text("user_id"), text(user.id())));
        });
        return fields;
    }

    static byte[] text(Object value) {
        return value.toString().getBytes(UTF_8);
    }

    /** Up to the next millisecond, so that nothing ends earlier than asked. */
    static long millis(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
    }

    private static @Nullable Instant instant(byte[] millis) {
        return millis.length == 0 ? null : Instant.ofEpochMilli(number(millis));
    }

    private static long number(byte[] digits) {
        return Long.parseLong(new String(digits, UTF_8));
    }
}
