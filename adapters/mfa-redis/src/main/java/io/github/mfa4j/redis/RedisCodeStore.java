package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.RegisterForm.text;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;

/**
 * Registers on Redis, one key each. Thread-safe, and right beside any number of nodes on the same servers.
 *
 * <p>A read is one command. A compare-and-set is one call of a script, and one more when a server meets the script for the
 * first time. Keys expire by themselves, so there is nothing to purge. How to set up servers and client is said in the
 * description of this package. Every failure is a {@link RedisStoreException}; nothing is tried again here, though Jedis's
 * cluster client does so: the library settles what became of a write by reading.
 *
 * <p><b>Use it for codes that are sent.</b> They live for minutes, and so does most of what can be lost here. Recovery codes,
 * and authenticator apps beside a vault that is {@link Durability#DURABLE}, need a store that is so too, such as a database:
 * they refuse this one when they are built.
 *
 * <p><b>What can be lost.</b> A master acknowledges a write before its replicas have it. That makes Redis
 * {@link Durability#MAY_LOSE_RECENT}: when a write is lost, the code that it used works once more until it expires, and the
 * failure that it counted is forgotten. That happens
 *
 * <ul>
 *   <li>in a failover, to what the new master had not received. An old master that is cut off and does not know it also goes
 *       on accepting what will be dropped; {@code min-replicas-to-write 1} makes it refuse writes once
 *       {@code min-replicas-max-lag} has passed, ten seconds by default;
 *   <li>in a crash, to what is not on disk. With {@code appendfsync always} that is nothing, with {@code everysec} up to about
 *       two seconds if the machine fails. With {@code appendonly no}, Redis's default, it is everything since the last
 *       snapshot: do not run so.
 * </ul>
 *
 * <p>{@code WAIT} is not used, because it would not change that. It only counts the replicas that have a write: where they
 * are too few the write stays and has been seen, and a failover may still choose a replica without it. The price would be
 * another round trip.
 */
public final class RedisCodeStore implements CodeStore {

    /** The prefix of all keys unless told otherwise. */
    public static final String DEFAULT_PREFIX = "mfa:";

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._-]{1,40}");
    private static final int MAX_ERASE_ROUNDS = 16;

    /** For clocks that differ: a server's that is ahead must not forget a lock. */
    private static final Duration KEPT_LONGER = Duration.ofHours(1);

    private final UnifiedJedis client;
    private final String prefix;

    private RedisCodeStore(UnifiedJedis client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /**
     * Opens the store under {@link #DEFAULT_PREFIX}.
     *
     * @param client connections to one server, Sentinel or Cluster; stays the caller's, who closes it
     * @return the store
     * @throws IllegalArgumentException as in {@link #of(UnifiedJedis, String)}
     * @throws RedisStoreException as in {@link #of(UnifiedJedis, String)}
     */
    public static RedisCodeStore of(UnifiedJedis client) {
        return of(client, DEFAULT_PREFIX);
    }

    /**
     * Opens the store under another prefix.
     *
     * @param client connections to one server, Sentinel or Cluster; stays the caller's, who closes it
     * @param prefix what all keys begin with: 1 to 40 letters, digits, colons, dots, underscores and hyphens. Stores with
     *     different prefixes do not see each other
     * @return the store
     * @throws IllegalArgumentException if the prefix has another form, or the client caches replies
     * @throws RedisStoreException if a server cannot be reached, refuses the client, is a replica, or may evict keys. A server
     *     that tells this client neither by {@code INFO} nor by {@code CONFIG GET} is trusted, and one warning is logged
     */
    public static RedisCodeStore of(UnifiedJedis client, String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix is \"" + prefix
                    + "\", allowed are 1 to 40 letters, digits, colons, dots, underscores and hyphens");
        }
        ServerCheck.check(client);
        return new RedisCodeStore(client, prefix);
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        return RegisterForm.read(
                Problem.translated("reading a register", () -> client.hmget(keyOf(key), RegisterForm.fieldsToRead())));
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        List<byte[]> keys = new ArrayList<>(List.of(keyOf(key)));
        key.owner().ifPresent(user -> keys.add(indexOf(user)));
        List<byte[]> arguments = new ArrayList<>(List.of(text(expectedStamp), text(expiryOf(next)), text(hashOf(key))));
        arguments.addAll(RegisterForm.fieldsToWrite(key, next));
        return Problem.translated("writing a register", () -> Script.COMPARE_AND_SET.run(client, keys, arguments));
    }

    /**
     * Does nothing, because the server removes keys by itself.
     *
     * @return 0
     */
    @Override
    public int purge(Instant now) {
        return 0;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RedisStoreException also if new registers of the user appeared faster than they could be removed: then none
     *     was, and it can be called again
     */
    @Override
    public void erase(UserId user) {
        for (int round = 0; round < MAX_ERASE_ROUNDS; round++) {
            if (Problem.translated("erasing a user", () -> eraseWhatIsThere(user))) {
                return;
            }
        }
        throw new RedisStoreException(
                "erasing a user: new registers appeared faster than they could be erased; erase again");
    }

    /** Two steps, because a script may only touch keys that it was given; the second one sees whether another was added. */
    private boolean eraseWhatIsThere(UserId user) {
        List<byte[]> hashes = client.zrange(indexOf(user), 0, -1);
        List<byte[]> keys = new ArrayList<>(List.of(indexOf(user)));
        hashes.forEach(hash -> keys.add(keyOf(user, new String(hash, US_ASCII))));
        return hashes.isEmpty() || Script.ERASE.run(client, keys, hashes);
    }

    @Override
    public Durability durability() {
        return Durability.MAY_LOSE_RECENT;
    }

    private static Object expiryOf(StoredRegister register) {
        return register.purgeAfter().equals(StoredRegister.NEVER)
                ? "inf"
                : RegisterForm.millis(register.purgeAfter().plus(KEPT_LONGER));
    }

    private byte[] keyOf(StateKey key) {
        String hash = hashOf(key);
        return key.owner().map(user -> keyOf(user, hash)).orElseGet(() -> text(prefix + "{" + hash + "}"));
    }

    private byte[] keyOf(UserId user, String hash) {
        return text(tagOf(user) + ":" + hash);
    }

    private byte[] indexOf(UserId user) {
        return text(tagOf(user) + ":index");
    }

    /** The braces put a user's registers and index on one node of a cluster. */
    private String tagOf(UserId user) {
        return prefix + "{" + HexFormat.of().formatHex(StateKey.ownerHash(user)) + "}";
    }

    private static String hashOf(StateKey key) {
        return HexFormat.of().formatHex(key.hash());
    }
}
