package io.github.mfa4j.redis;

import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** What an error of Redis or of the driver means, and what is to be done about it. Nothing is tried again here. */
final class Problem {

    static final String FOREIGN_KEY =
            "a key that begins with the store's prefix holds what the store did not write; use another prefix";

    /** Redis 7.0 has no kind of its own for what the ACL forbids to a script. */
    private static final String FORBIDDEN_IN_SCRIPT = "ERR The user executing the script can't ";

    private Problem() {}

    static <T> T translated(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (JedisException e) {
            throw of(doing, e);
        }
    }

    static RedisStoreException of(String doing, JedisException e) {
        return new RedisStoreException(doing + ": " + (e instanceof JedisDataException ? advice(kind(e)) : lost(e)), e);
    }

    private static String lost(JedisException e) {
        return "no connection to Redis, or none free in the pool, or lost before the reply came (" + e.getMessage()
                + "); whether it was carried out shows in the next read";
    }

    private static String advice(String kind) {
        return switch (kind) {
            case "OOM" ->
                "Redis has reached its maxmemory and, rightly, evicts nothing; give it more memory, nothing was written";
            case "READONLY" -> "this Redis server is a replica; connect to the master, or through Sentinel or Cluster";
            case "LOADING" -> "Redis is still loading its data after a start; try again when it is ready";
            case "MASTERDOWN", "CLUSTERDOWN" -> "Redis has no master for this key; try again after the failover";
            case "NOREPLICAS" ->
                "Redis has fewer replicas than min-replicas-to-write; bring them back, nothing was written";
            case "MISCONF" -> "Redis cannot save to its disk and refuses writes; see its log, nothing was written";
            case "TRYAGAIN" -> "this user's keys are being moved to another node of the cluster; try again";
            case "BUSY" -> "somebody else's script keeps Redis busy; see SCRIPT KILL";
            case "NOAUTH", "WRONGPASS" -> "Redis refuses the user or the password of this client";
            case "NOPERM" ->
                "the ACL of this client's user forbids a command or a key; grant HMGET, EVALSHA, EVAL, HGET, HSET, PEXPIREAT,"
                        + " PERSIST, ZADD, ZRANGE, ZCARD, ZSCORE and DEL on the keys that begin with the store's prefix";
            case "WRONGTYPE" -> FOREIGN_KEY;
            default -> "Redis answered with the error " + kind;
        };
    }

    /** The first word of an error is its kind; what follows may quote arguments and stays in the cause. */
    private static String kind(JedisException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith(FORBIDDEN_IN_SCRIPT)) {
            return "NOPERM";
        }
        int space = message.indexOf(' ');
        return space < 0 ? message : message.substring(0, space);
    }
}
