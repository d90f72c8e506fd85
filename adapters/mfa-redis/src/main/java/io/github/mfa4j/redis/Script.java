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

    private final byte[] text;
    private final byte[] digest;

    Script(String text) {
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
