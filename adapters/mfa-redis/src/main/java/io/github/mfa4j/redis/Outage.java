package io.github.mfa4j.redis;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Says what a failed call means and what to do, in one exception. Nothing is repeated here: the core settles by reading. */
final class Outage {

    private Outage() {}

    static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (JedisException e) {
            throw of(e);
        }
    }

    static MfaUnavailableException of(JedisException e) {
        return new MfaUnavailableException(Dependency.CODE_STORE, explanation(e), e);
    }

    private static String explanation(JedisException e) {
        if (!(e instanceof JedisDataException)) {
            return "no connection to Redis, or none free in the pool, or lost before the reply: " + e.getMessage();
        }
        String code = code(e);
        return switch (code) {
            case "OOM" ->
                "Redis has reached its maxmemory and, rightly, evicts nothing: give it more memory. Nothing was written";
            case "READONLY" -> "this Redis server is a replica: connect to the master, or through Sentinel or Cluster";
            case "LOADING" -> "Redis is still loading its data after a start: try again when it is ready";
            case "MASTERDOWN", "CLUSTERDOWN" ->
                "Redis has no master for this key at the moment: try again after the failover";
            case "NOREPLICAS" ->
                "Redis has fewer replicas than its min-replicas-to-write asks for: bring them back. Nothing was written";
            case "MISCONF" -> "Redis cannot save to its disk and refuses writes: see its log. Nothing was written";
            case "TRYAGAIN" -> "this user's keys are being moved to another node of the cluster: try again";
            case "BUSY" -> "a script of someone else keeps Redis busy: see SCRIPT KILL";
            case "NOAUTH", "WRONGPASS" -> "Redis refuses the user or the password of this client";
            case "NOPERM" ->
                "the ACL of this client's user forbids a command or key: the store needs HMGET, ZRANGE, EVALSHA, EVAL"
                        + " and what its scripts call, on the keys that begin with its prefix";
            case "WRONGTYPE" -> "a key with this store's prefix holds what the store did not write: use another prefix";
            default -> "Redis answered with the error " + code;
        };
    }

    /** The first word of an error is its kind; what follows may quote arguments and stays in the cause. */
    private static String code(JedisException e) {
        String message = String.valueOf(e.getMessage());
        int space = message.indexOf(' ');
        return space < 0 ? message : message.substring(0, space);
    }
}
