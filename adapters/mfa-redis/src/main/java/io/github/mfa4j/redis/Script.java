package io.github.mfa4j.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script that the server runs as one atomic step. Every key it touches is given to it, as a cluster demands. */
final class Script {

    /**
     * A user's index holds the hashes of the user's registers, each with its expiry, so it lasts as long as the last of them.
     *
     * <p>The register is written after everything that can be refused, because a script is not undone when a command in it
     * fails: for want of memory, replicas or a disk that is the first write, for a key of another type or a missing right that
     * is any in the index. A hash in the index without its register does no harm.
     */
    static final Script COMPARE_AND_SET = new Script("""
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
            if KEYS[2] then
              redis.call('ZADD', KEYS[2], ARGV[2], ARGV[3])
              expire(KEYS[2], redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')[2])
            end
            redis.call('HSET', KEYS[1], unpack(ARGV, 4))
            expire(KEYS[1], ARGV[2])
            return 1
            """);

    /** Erases what was read from the index, unless something was added since. */
    static final Script ERASE = new Script("""
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

    private final byte[] text;
    private final byte[] digest;

    private Script(String text) {
        this.text = text.getBytes(UTF_8);
        this.digest = sha1(this.text);
    }

    /** Whether the script did what it is for. A server that does not know it yet is sent its text, once. */
    boolean run(UnifiedJedis client, List<byte[]> keys, List<byte[]> arguments) {
        Object reply;
        try {
            reply = client.evalsha(digest, keys, arguments);
        } catch (JedisNoScriptException e) {
            reply = client.eval(text, keys, arguments);
        }
        return reply.equals(1L);
    }

    /** SHA-1 is how the server names a script that it has; nothing rests on its strength. */
    private static byte[] sha1(byte[] text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text))
                    .getBytes(UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
