/** Registers on Redis, for codes that were sent. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.redis {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires transitive redis.clients.jedis;
    requires org.slf4j;

    exports io.github.mfa4j.redis;
}
