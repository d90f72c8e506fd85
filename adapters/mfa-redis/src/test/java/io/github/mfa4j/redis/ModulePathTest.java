package io.github.mfa4j.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.pool2.ObjectPool;
import org.json.JSONObject;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import redis.clients.authentication.core.TokenAuthConfig;
import redis.clients.jedis.UnifiedJedis;

/** An application on the module path that requires this module gets all that it needs to run, the driver's part too. */
class ModulePathTest {

    private static final String MODULE = "io.github.mfa4j.redis";

    @Test
    void theModuleOpensAStore() throws Exception {
        Path[] path = Stream.of(
                        RedisCodeStore.class,
                        CodeStore.class,
                        UnifiedJedis.class,
                        ObjectPool.class,
                        Gson.class,
                        JSONObject.class,
                        TokenAuthConfig.class,
                        Logger.class,
                        NullMarked.class)
                .map(ModulePathTest::whereItIs)
                .toArray(Path[]::new);
        Configuration resolved =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of(MODULE));
        ClassLoader loader = ModuleLayer.defineModulesWithOneLoader(
                        resolved, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
                .layer()
                .findLoader(MODULE);

        Class<?> type = loader.loadClass("redis.clients.jedis.RedisClient");
        try (AutoCloseable client = (AutoCloseable) type.getMethod("create", String.class)
                .invoke(null, RedisServer.shared().uri().toString())) {
            Object store = loader.loadClass(RedisCodeStore.class.getName())
                    .getMethod("of", loader.loadClass("redis.clients.jedis.UnifiedJedis"))
                    .invoke(null, client);

            assertThat(store.getClass().getModule().getName()).isEqualTo(MODULE);
            assertThat(store).isNotInstanceOf(RedisCodeStore.class);
        }
    }

    private static Path whereItIs(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
