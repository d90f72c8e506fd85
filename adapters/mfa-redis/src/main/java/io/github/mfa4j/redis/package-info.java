/**
 * For an application that keeps the registers of sent codes on Redis 7:
 * {@link io.github.mfa4j.redis.RedisCodeStore}, through a Jedis client for one server, Sentinel or Cluster.
 *
 * <p><b>Servers.</b> On every node, replicas included: {@code maxmemory-policy noeviction}, because forgetting a lock is worse
 * than refusing a write, and {@code appendonly yes} with {@code appendfsync always}. The store asks masters for their policy
 * when it is opened. The clocks of the servers and of the application may differ by less than an hour: a key expires on the
 * server's clock, an hour after its register need no longer be kept.
 *
 * <p><b>Client.</b> Bound the wait for a free connection ({@code setMaxWait} of the pool; by default Jedis waits for ever) and
 * keep the time-outs of a few seconds. Reads must see the newest write: no reading from replicas and no client-side caching.
 * Do not use a client that changes between databases ({@code MultiDbClient}), because the other database lacks the locks and
 * used codes of this one.
 *
 * <p><b>Privileges.</b> {@code HMGET}, {@code EVALSHA}, {@code EVAL}, {@code HGET}, {@code HSET}, {@code PEXPIREAT},
 * {@code PERSIST}, {@code ZADD}, {@code ZRANGE}, {@code ZCARD}, {@code ZSCORE} and {@code DEL} on the keys that begin with the
 * prefix; {@code INFO} for the check; and for Jedis {@code PING}, in a cluster also {@code CLUSTER SLOTS}.
 */
@NullMarked
package io.github.mfa4j.redis;

import org.jspecify.annotations.NullMarked;
