/** Registers on Redis, for codes that were sent. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.redis {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires transitive redis.clients.jedis;
    // Jedis names no modules, so what it needs to run is named here: else it is missing on a module path.
    requires com.google.gson;
    requires org.apache.commons.pool2;
    requires org.json;
    requires org.slf4j;

    exports io.github.mfa4j.redis;
}
