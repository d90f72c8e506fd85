package io.github.mfa4j.benchmarks.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import redis.clients.jedis.UnifiedJedis;

/** The commands of {@code mfa-redis} on keys like its own; enrolments are not on Redis and cost nothing. */
final class RedisFloor implements Floor {

    static final String PREFIX = "floor:";

    private static final byte[][] FIELDS = {
        text("stamp"), text("payload"), text("purge_after"), text("failures"), text("locked_until")
    };

    private static final String WRITE = """
            if redis.call('HGET', KEYS[1], 'stamp') ~= ARGV[1] then
              return 0
            end
            local function expire(key, at)
              if at == 'inf' then
                redis.call('PERSIST', key)
              else
                redis.call('PEXPIREAT', key, at)
              end
            end
            if KEYS[2] then
              redis.call('ZADD', KEYS[2], ARGV[2], ARGV[3])
              expire(KEYS[2], redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')[2])
            end
            redis.call('HSET', KEYS[1], unpack(ARGV, 4))
            expire(KEYS[1], ARGV[2])
            return 1
            """;

    private static final byte[] NEVER = text("inf");

    private final UnifiedJedis client;
    private final byte[] script;
    /** The key of each register, and of the index that it stands in if it is a user's. */
    private final Map<StateKey, List<byte[]>> keys = new ConcurrentHashMap<>();

    RedisFloor(UnifiedJedis client) {
        this.client = client;
        this.script = client.scriptLoad(text(WRITE), FIELDS[0]);
    }

    @Override
    public void take(List<Trip> trips) {
        Map<StateKey, byte[]> stamps = new HashMap<>();
        for (Trip trip : trips) {
            if (trip instanceof Trip.Read read) {
                stamps.put(read.key(), read(read.key()));
            } else if (trip instanceof Trip.Write write) {
                write(write, Objects.requireNonNull(stamps.get(write.key())));
            }
        }
    }

    private List<byte[]> keys(StateKey key) {
        return keys.computeIfAbsent(key, RedisFloor::name);
    }

    private static List<byte[]> name(StateKey key) {
        String hash = hex(key.hash());
        return key.owner()
                .map(user -> PREFIX + '{' + hex(StateKey.ownerHash(user)) + "}:")
                .map(tag -> List.of(text(tag + hash), text(tag + "index")))
                .orElseGet(() -> List.of(text(PREFIX + '{' + hash + '}')));
    }

    private byte[] read(StateKey key) {
        List<byte[]> values = client.hmget(keys(key).get(0), FIELDS);
        return Objects.requireNonNull(values.get(0), "no register");
    }

    private void write(Trip.Write write, byte[] expectedStamp) {
        StoredRegister next = write.next();
        byte[] expiry = next.purgeAfter().equals(StoredRegister.NEVER)
                ? NEVER
                : text(next.purgeAfter().toEpochMilli());
        List<byte[]> arguments = new ArrayList<>(List.of(
                expectedStamp,
                expiry,
                text(hex(write.key().hash())),
                FIELDS[0],
                text(ThreadLocalRandom.current().nextLong()),
                FIELDS[1],
                next.payload(),
                FIELDS[2],
                expiry,
                FIELDS[3],
                text(next.failures()),
                FIELDS[4],
                text("")));
        write.key().owner().ifPresent(user -> arguments.addAll(List.of(text("user_id"), text(user.id()))));
        if (!Long.valueOf(1).equals(client.evalsha(script, keys(write.key()), arguments))) {
            throw new IllegalStateException("another write came first");
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(UTF_8);
    }
}
