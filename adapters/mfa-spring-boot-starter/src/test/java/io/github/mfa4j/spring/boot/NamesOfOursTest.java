package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.KeyRotation;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.codes.Budget;
import io.github.mfa4j.codes.CodeFormat;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SendPolicy;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.Slf4jAuditListener;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import io.github.mfa4j.twilio.TwilioSmsSender;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** A bean of the application may bear the name that ours would: it is used, and nothing is said of ours. */
class NamesOfOursTest {

    private static final MfaSetup SETUP = MfaSetup.builder()
            .keys(KeyRing.ephemeral())
            .codeStore(new InMemoryCodeStore())
            .secretVault(new InMemorySecretVault())
            .userDirectory(Runners.USERS)
            .build();

    private static final SmtpSender MAIL = SmtpSender.builder()
            .host("localhost")
            .from("Mine", "mine@example.com")
            .product("Mine")
            .build();

    private static final TwilioSmsSender TEXTS = TwilioSmsSender.builder()
            .account("AC00000000000000000000000000000002")
            .authToken(SecretText.of("abcdef0123456789abcdef0123456789"))
            .from("Mine")
            .productName("Mine")
            .build();

    private static <T> Arguments override(ApplicationContextRunner application, String name, Class<T> type, T bean) {
        return Arguments.of(name, bean, application.withBean(name, type, () -> bean));
    }

    /** Each where a bean of ours would be refused, or would follow properties that are wrong. */
    static Stream<Arguments> overrides() {
        ApplicationContextRunner users = Runners.withUsers();
        ApplicationContextRunner own = Runners.withoutUsers().withBean("own", MfaSetup.class, () -> SETUP);
        ApplicationContextRunner keys = Runners.withKeys();
        ApplicationContextRunner production = keys.withPropertyValues("mfa.production=true");
        ApplicationContextRunner mail =
                users.withPropertyValues("spring.mail.host=smtp.example.com", "mfa.issuer=Example");
        ApplicationContextRunner texts = users.withPropertyValues(SendersTest.TWILIO);
        SpendPolicy spending = SpendPolicy.builder(new Budget(10, 10))
                .allow("+34", new Budget(10, 10))
                .build();
        return Stream.of(
                override(
                        users.withPropertyValues("mfa.production=true")
                                .withBean(DataSource.class, StoreChoiceTest::database),
                        "mfaKeyRing",
                        KeyRing.class,
                        KeyRing.ephemeral()),
                override(
                        Runners.withoutUsers().withPropertyValues("mfa.production=true"),
                        "mfaSetup",
                        MfaSetup.class,
                        SETUP),
                override(
                        Runners.withoutUsers()
                                .withBean(UserDetailsService.class, InMemoryUserDetailsManager::new)
                                .withPropertyValues(SendersTest.MAIL),
                        "mfaUserDirectory",
                        UserDirectory.class,
                        Runners.USERS),
                override(mail, "mfaMailSender", SmtpSender.class, MAIL),
                override(
                        texts.withPropertyValues("mfa.twilio.from=?", "mfa.issuer=")
                                .withPropertyValues(SendersTest.SPENDING),
                        "mfaTwilioSender",
                        TwilioSmsSender.class,
                        TEXTS),
                override(
                        production.withBean(SecretVault.class, InMemorySecretVault::new),
                        "mfaInMemoryCodeStore",
                        CodeStore.class,
                        new InMemoryCodeStore()),
                override(
                        production.withBean(CodeStore.class, InMemoryCodeStore::new),
                        "mfaInMemorySecretVault",
                        SecretVault.class,
                        new InMemorySecretVault()),
                override(
                        keys.withBean(SecretVault.class, InMemorySecretVault::new)
                                .withBean(
                                        UnifiedJedis.class,
                                        () -> RedisClient.create(
                                                RedisServer.shared().uri())),
                        "mfaJdbcCodeStore",
                        CodeStore.class,
                        new InMemoryCodeStore()),
                override(
                        users.withPropertyValues("mfa.totp.enabled=false", "mfa.recovery.enabled=false"),
                        "multiFactor",
                        MultiFactor.class,
                        MultiFactor.of(SETUP, TotpFactor.of(SETUP))),
                override(own, "mfaTotpFactor", TotpFactor.class, TotpFactor.of(SETUP)),
                override(
                        own,
                        "mfaRecoveryCodeFactor",
                        RecoveryCodeFactor.class,
                        RecoveryCodeFactor.builder(SETUP).build()),
                override(users, "mfaKeyRotation", KeyRotation.class, KeyRotation.of(SETUP)),
                override(users, "mfaAuditListener", Slf4jAuditListener.class, new Slf4jAuditListener()),
                override(
                        mail.withPropertyValues("mfa.mail.from=a@example.com", "mfa.issuer=with 123456 in it"),
                        "mfaIssuer",
                        Issuer.class,
                        new Issuer("Mine")),
                override(
                        users.withPropertyValues("mfa.lockout.max-failures=1000"),
                        "mfaLockoutPolicy",
                        LockoutPolicy.class,
                        LockoutPolicy.DEFAULT),
                override(
                        users.withPropertyValues("mfa.totp.digits=9"),
                        "mfaTotpParameters",
                        TotpParameters.class,
                        TotpParameters.DEFAULT),
                override(
                        users.withPropertyValues("mfa.totp.past=11"),
                        "mfaStepWindow",
                        StepWindow.class,
                        StepWindow.DEFAULT),
                override(
                        users.withPropertyValues("mfa.codes.length=11"),
                        "mfaCodeFormat",
                        CodeFormat.class,
                        CodeFormat.digits(8)),
                override(
                        users.withPropertyValues("mfa.codes.per-hour=21"),
                        "mfaSendPolicy",
                        SendPolicy.class,
                        SendPolicy.DEFAULT),
                override(texts, "mfaSpendPolicy", SpendPolicy.class, spending));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overrides")
    void isTaken(String name, Object bean, ApplicationContextRunner application) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(name)).isSameAs(bean);
        });
    }
}
