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
 * Registers on Redis 7, one key each, through a Jedis client for one server, Sentinel or Cluster. Use it for codes that are
 * sent: they live for minutes, and so does most of what can be lost. Recovery codes and the used steps of authenticator apps
 * need a store that is {@link Durability#DURABLE}, such as a database; their builders refuse this one.
 *
 * <h2>What can be lost</h2>
 *
 * Redis acknowledges a write when its master has it, and tells the replicas afterwards. It is therefore
 * {@link Durability#MAY_LOSE_RECENT}: a code may work a second time until it expires, and a failure may be forgotten, if
 * the write that said so is lost
 *
 * <ul>
 *   <li><b>in a failover</b>: what the new master had not received yet. While the old master is cut off from the others and
 *       does not know it, it also goes on to accept what will be dropped. {@code min-replicas-to-write 1} with
 *       {@code min-replicas-max-lag} bounds that time to about the lag, ten seconds by default; writes are then refused.
 *   <li><b>in a restart</b>: what is not on the disk. {@code appendfsync always} loses nothing, {@code everysec} up to about two
 *       seconds. With {@code appendonly no}, Redis's default, everything since the last snapshot is lost, or simply
 *       everything; do not run so.
 * </ul>
 *
 * {@code WAIT} is not used. It tells how many replicas have a write, but a write that too few have is not undone, others
 * have seen it already, and a failover need not choose a replica that has it. It would cost a round trip and leave the
 * promise as it is.
 *
 * <h2>Demands on the server and the client</h2>
 *
 * <ul>
 *   <li>{@code maxmemory-policy noeviction}, on every node, replicas included: forgetting a lock is worse than refusing a
 *       write. {@link #open} asks the masters.
 *   <li>The clocks of Redis and of the application differ by less than an hour: a register expires on the server's clock,
 *       an hour later than it need be kept.
 *   <li>A pool with a bound on how long to wait for a connection ({@code setMaxWait}), and bounded time-outs. Jedis waits for
 *       ever by default.
 *   <li>No client-side caching, no reading from replicas, and no client that changes between databases ({@code MultiDbClient}):
 *       the other database does not have the locks and used codes of this one.
 * </ul>
 *
 * A read is one command. A compare-and-set is one call of a script; one more the first time that a server meets the script.
 * Nothing is purged by the application, because the server lets keys expire. The client belongs to the caller, who closes
 * it. Thread-safe.
 */
public final class RedisCodeStore implements CodeStore {

    /** The prefix of all keys unless told otherwise. */
    public static final String DEFAULT_PREFIX = "mfa:";

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._-]{1,40}");
    private static final int MAX_ERASE_ROUNDS = 16;

    /**
     * The first write can be refused (memory, replicas, disk), and then nothing was written; after it no other one can.
     * A user's index holds the hashes of the user's registers, each with its expiry, so it lasts as long as the last of them.
     */
    private static final Script COMPARE_AND_SET = new Script("""
            -- KEYS: the register; of a user's register, the user's index too
            -- ARGV: the expected stamp, the expiry or inf, the key's hash, the fields
            local stamp = redis.call('HGET', KEYS[1], 'stamp')
            if (stamp or '0') ~= ARGV[1] then
              return 0
            end
            local function expire(key, at)
              if at == 'inf' then
                redis.call('PERSIST', key)
              else
                redis.call('PEXPIREAT', key, at)
              end
            end
            redis.call('HSET', KEYS[1], unpack(ARGV, 4))
            expire(KEYS[1], ARGV[2])
            if KEYS[2] then
              redis.call('ZADD', KEYS[2], ARGV[2], ARGV[3])
              expire(KEYS[2], redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')[2])
            end
            return 1
            """);

    private static final Script ERASE = new Script("""
            -- KEYS: a user's index and registers; ARGV: the hashes of the registers, read from the index
            if redis.call('ZCARD', KEYS[1]) ~= #ARGV then
              return 0
            end
            for _, hash in ipairs(ARGV) do
              if not redis.call('ZSCORE', KEYS[1], hash) then
                return 0
              end
            end
            redis.call('DEL', unpack(KEYS))
            return 1
            """);

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
     * @param client as in {@link #open(UnifiedJedis, String)}
     * @return the store
     */
    public static RedisCodeStore open(UnifiedJedis client) {
        return open(client, DEFAULT_PREFIX);
    }

    /**
     * Opens the store and checks the servers. If their access control forbids to ask for {@code maxmemory-policy}, by
     * {@code INFO} and by {@code CONFIG GET}, one warning is logged and the store opens.
     *
     * @param client the connections to one server, Sentinel or Cluster; stays the caller's to close
     * @param prefix what all keys begin with, 1 to 40 letters, digits and {@code : . _ -}; stores with different prefixes do
     *     not see each other
     * @return the store
     * @throws IllegalArgumentException if the prefix is another, or the client caches replies
     * @throws IllegalStateException if a server may evict keys, or is a replica
     * @throws io.github.mfa4j.MfaUnavailableException if the servers cannot be reached or refuse the client
     */
    public static RedisCodeStore open(UnifiedJedis client, String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix is \"" + prefix
                    + "\", allowed are 1 to 40 letters, digits, colons, dots, underscores and hyphens");
        }
        ServerCheck.check(client);
        return new RedisCodeStore(client, prefix);
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        return RegisterForm.read(Outage.translated(() -> client.hmget(keyOf(key), RegisterForm.fieldsToRead())));
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        List<byte[]> keys = new ArrayList<>(List.of(keyOf(key)));
        key.owner().ifPresent(user -> keys.add(indexOf(user)));
        List<byte[]> arguments = new ArrayList<>(List.of(text(expectedStamp), text(expiryOf(next)), text(hashOf(key))));
        arguments.addAll(RegisterForm.fieldsToWrite(key, next));
        return Outage.translated(() -> COMPARE_AND_SET.run(client, keys, arguments));
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
     * @throws IllegalStateException if new registers of the user appeared faster than they could be removed: then none was;
     *     erase again
     */
    @Override
    public void erase(UserId user) {
        for (int round = 0; round < MAX_ERASE_ROUNDS; round++) {
            if (Outage.translated(() -> eraseWhatIsThere(user))) {
                return;
            }
        }
        throw new IllegalStateException(
                "new registers of the user appeared faster than they could be erased: erase again");
    }

    /** Two steps, because a script may only touch keys that it was given; the second one sees whether another was added. */
    private boolean eraseWhatIsThere(UserId user) {
        List<byte[]> hashes = client.zrange(indexOf(user), 0, -1);
        List<byte[]> keys = new ArrayList<>(List.of(indexOf(user)));
        hashes.forEach(hash -> keys.add(keyOf(user, new String(hash, US_ASCII))));
        return hashes.isEmpty() || ERASE.run(client, keys, hashes);
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
