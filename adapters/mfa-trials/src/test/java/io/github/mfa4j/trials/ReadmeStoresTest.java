package io.github.mfa4j.trials;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.totp.TotpFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** What the README says about stores is code that runs. */
class ReadmeStoresTest {

    private static final Path ROOT =
            Path.of(requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets"));
    private static final UserId ALICE = UserId.of("alice");

    private record Installation(MultiFactor mfa, SentCodeFactor mail, RecoveryCodeFactor recovery) {}

    private static Installation readme(
            DataSource dataSource, UnifiedJedis redis, KeyRing keys, UserDirectory users, Sender sender) {
        // [readme]
        JdbcSchema.create(dataSource); // or let Flyway run the same files
        MfaSetup setup = MfaSetup.builder()
                .keys(keys)
                .codeStore(JdbcCodeStore.of(dataSource))
                .secretVault(JdbcSecretVault.of(dataSource))
                .userDirectory(users)
                .build();
        TotpFactor totp = TotpFactor.of(setup);
        RecoveryCodeFactor recovery = RecoveryCodeFactor.builder(setup).build();

        // Sent codes live for minutes. They may be kept on Redis, which can lose its newest writes; the others may not.
        MfaSetup onRedis = setup.withCodeStore(RedisCodeStore.of(redis));
        SentCodeFactor mail = SentCodeFactor.builder(onRedis, sender).build();
        MultiFactor mfa = MultiFactor.of(setup, totp, recovery, mail);
        // [/readme]
        return new Installation(mfa, mail, recovery);
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        String source = Files.readString(
                ROOT.resolve("adapters/mfa-trials/src/test/java/io/github/mfa4j/trials/ReadmeStoresTest.java"));
        String snippet = source.substring(source.indexOf("// [readme]\n") + 12, source.indexOf("        // [/readme]"))
                .stripTrailing()
                .stripIndent();

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + snippet + "\n```");
    }

    @Test
    void itWorks() {
        InMemoryUserDirectory users = new InMemoryUserDirectory();
        users.put(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.MAIL, List.of("alice@example.org"))));
        CapturingSender sender = new CapturingSender(Channel.MAIL);
        try (HikariDataSource pool = new HikariDataSource();
                RedisClient redis = RedisClient.create(RedisServer.shared().uri())) {
            pool.setJdbcUrl(PostgresServer.shared().newDatabase());
            Installation installed = readme(pool, redis, KeyRing.ephemeral(), users, sender);

            Started started = (Started) installed.mfa().challenge(ALICE, installed.mail(), Purpose.LOGIN);
            assertThat(installed.mfa().verify(started.token().value(), sender.lastCode()))
                    .isInstanceOf(Verified.class);
            assertThat(installed.recovery().generate(ALICE, null)).isInstanceOf(Generated.class);

            assertThat(RedisCodeStore.of(redis)
                            .read(StateKey.of(ALICE, installed.mail().id())))
                    .isPresent();
            assertThat(JdbcCodeStore.of(pool)
                            .read(StateKey.of(ALICE, installed.mail().id())))
                    .isEmpty();
            assertThat(JdbcCodeStore.of(pool).read(StateKey.of(ALICE, new FactorId("recovery"))))
                    .isPresent();
        }
    }
}
