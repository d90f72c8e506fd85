package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.servers.ServerCertificate;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.clients.jedis.RedisClient;

/** Nothing goes to Redis in clear text where Boot's settings ask for TLS, and the certificate is looked at. */
class RedisOverTlsTest {

    private static final String BUNDLE = "spring.data.redis.ssl.bundle=server";

    private static TlsRelay relay;
    private static ApplicationContextRunner runner;

    @BeforeAll
    static void start() throws IOException {
        ServerCertificate certificate = ServerCertificate.of("localhost");
        relay = new TlsRelay(certificate.context(), RedisServer.shared().port());
        runner = Runners.withKeys()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DataRedisAutoConfiguration.class))
                .withBean(DataSource.class, StoreChoiceTest::database)
                .withPropertyValues(
                        "mfa.store=redis",
                        "spring.ssl.bundle.jks.server.truststore.location="
                                + certificate.file().toUri(),
                        "spring.ssl.bundle.jks.server.truststore.password=" + certificate.password(),
                        "spring.ssl.bundle.jks.server.truststore.type=PKCS12");
    }

    @AfterAll
    static void stop() throws IOException {
        relay.close();
    }

    private static String url(String host) {
        return "spring.data.redis.url=rediss://" + host + ":" + relay.port();
    }

    @Test
    void aBundleTrustsTheServer() {
        runner.withPropertyValues(url("localhost"), BUNDLE).run(context -> {
            assertThat(context).hasSingleBean(RedisCodeStore.class);
            assertThat(context.getBean(RedisClient.class).ping()).isEqualTo("PONG");
        });
        runner.withPropertyValues("spring.data.redis.host=localhost", "spring.data.redis.port=" + relay.port(), BUNDLE)
                .run(context -> assertThat(context).hasSingleBean(RedisCodeStore.class));
    }

    @Test
    void anAddressAsksForTlsByItself() {
        runner.withPropertyValues(url("localhost"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("unable to find valid certification path"));
    }

    @Test
    void theCertificateMustBearTheNameOfTheServer() {
        runner.withPropertyValues(url("127.0.0.1"), BUNDLE)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("No subject alternative names matching IP address 127.0.0.1"));
    }
}
