package io.github.mfa4j.spring.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Every wrong property ends the start, all of them in one report, each with its remedy. */
@ExtendWith(OutputCaptureExtension.class)
class WrongPropertiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mfa.store=disk                        | mfa.store is "disk"                         | one of jdbc, redis, memory
                    mfa.production=perhaps                | mfa.production is "perhaps"                 | true or false
                    mfa.challenge-lifetime=soon           | mfa.challenge-lifetime is "soon"            | such as 30s
                    mfa.challenge-lifetime=20m            | mfa.challenge-lifetime: challengeLifetime is PT20M, allowed are PT30S to PT10M | within what is allowed
                    mfa.strict=1.5                        | mfa.strict is "1.5"                         | true or false
                    mfa.lockout.back-off-from=0           | mfa.lockout.back-off-from: backOffFrom is 0 | within what is allowed
                    mfa.lockout.first-delay=2h            | mfa.lockout.first-delay: firstDelay is PT2H | within what is allowed
                    mfa.lockout.max-delay=25h             | mfa.lockout.max-delay: maxDelay is PT25H    | within what is allowed
                    mfa.lockout.calm-after=1m             | mfa.lockout.calm-after: calmAfter is PT1M   | within what is allowed
                    mfa.lockout.max-failures=1000         | mfa.lockout.max-failures: maxFailures is 1000 | within what is allowed
                    mfa.lockout.max-failures-in-window=-1 | mfa.lockout.max-failures-in-window: maxFailuresInWindow is -1 | within what is allowed
                    mfa.lockout.max-failures-in-window=100 | the chance of a guess within a year        | within what is allowed
                    mfa.lockout.window=1s                 | mfa.lockout.window: window is PT1S          | within what is allowed
                    mfa.totp.enabled=yesno                | mfa.totp.enabled is "yesno"                 | true or false
                    mfa.totp.enabled=on                   | mfa.totp.enabled is "on"                    | true or false
                    mfa.totp.algorithm=md5                | mfa.totp.algorithm is "md5"                 | one of sha1, sha256, sha512
                    mfa.totp.digits=six                   | mfa.totp.digits is "six"                    | a whole number
                    mfa.totp.digits=9                     | mfa.totp.digits: digits is 9                | within what is allowed
                    mfa.totp.period=1s                    | mfa.totp.period: period is PT1S             | within what is allowed
                    mfa.totp.past=11                      | mfa.totp.past: past is 11                   | within what is allowed
                    mfa.totp.past=5                       | the chance of a guess within a year         | within what is allowed
                    mfa.totp.future=-1                    | mfa.totp.future: future is -1               | within what is allowed
                    mfa.totp=on                           | mfa.totp is not a property                  | correct its name
                    mfa.recovery.enabled=2                | mfa.recovery.enabled is "2"                 | true or false
                    mfa.recovery.count=33                 | mfa.recovery.count: count is 33             | within what is allowed
                    mfa.jdbc.table-prefix=Mfa-            | mfa.jdbc.table-prefix: tablePrefix is "Mfa-" | within what is allowed
                    mfa.jdbc.pool-size=0                  | mfa.jdbc.pool-size: poolSize is 0           | within what is allowed
                    mfa.jdbc.initialize-schema=sometimes  | mfa.jdbc.initialize-schema is "sometimes"   | one of always, embedded, never
                    mfa.lockuot.max-failures=3            | mfa.lockuot.max-failures is not a property  | correct its name
                    mfa.sms.spending.countries.34.per-minute=6 | mfa.sms.spending.countries.34.per-minute is not a property | correct its name
                    mfa.totp.digit=6                      | mfa.totp.digit is not a property            | correct its name
                    """)
    void oneWrongPropertyIsOneProblem(String property, String what, String remedy) {
        assertOneProblem(Runners.withUsers().withPropertyValues(property), what, remedy);
    }

    static void assertOneProblem(ApplicationContextRunner application, String what, String remedy) {
        application.run(context -> assertThat(context)
                .getFailure()
                .isInstanceOfSatisfying(
                        MfaConfigurationException.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.what()).contains(what);
                                    assertThat(problem.remedy()).contains(remedy);
                                })));
    }

    @Test
    void allAreReportedAtOnce() {
        Runners.withoutUsers()
                .withPropertyValues(
                        "mfa.totp.digits=nine",
                        "mfa.totp.period=1s",
                        "mfa.lockout.max-failures=1000",
                        "mfa.lockout.window=400d",
                        "mfa.recovery.count=0",
                        "mfa.unheard-of=1",
                        "mfa.keys.current=k9",
                        "mfa.keys.ring.k1=c2hvcnQ=")
                .run(context -> {
                    FailureAnalysis report = requireNonNull(
                            new MfaConfigurationFailureAnalyzer().analyze(requireNonNull(context.getStartupFailure())));
                    String description = requireNonNull(report.getDescription());
                    String action = requireNonNull(report.getAction());

                    assertThat(List.of(
                                    "mfa.unheard-of is not",
                                    "mfa.totp.digits is \"nine\"",
                                    "mfa.lockout.max-failures: ",
                                    "mfa.lockout.window: ",
                                    "mfa.totp.period: ",
                                    "mfa.recovery.count: ",
                                    "mfa.keys.current is \"k9\"",
                                    "mfa.keys.ring.k1: key \"k1\" has 5 bytes",
                                    "nothing tells which users there are"))
                            .allSatisfy(what -> assertThat(description).contains(what));
                    assertThat(description.lines().filter(line -> line.matches(" +[0-9]+\\. .*")))
                            .hasSize(9);
                    assertThat(action.lines().filter(line -> line.matches(" +[0-9]+\\. .*")))
                            .hasSize(9);
                });
    }

    @Test
    void theReportIsWhatAnOperatorSees(CapturedOutput output) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(ZeroConfigurationTest.Application.class)
                .properties("mfa.totp.digits=9", "mfa.strickt=true");

        assertThatThrownBy(application::run).isInstanceOf(MfaConfigurationException.class);
        assertThat(output.getOut())
                .contains("APPLICATION FAILED TO START")
                .contains("1. mfa.strickt is not a property of this release")
                .contains("2. mfa.totp.digits: digits is 9, allowed are 6 to 8")
                .contains("2. set it within what is allowed, or remove it for the default");
    }

    @Test
    void everyPropertyCanBeSetWithinItsRange() {
        Runners.withKeys()
                .withBean(DataSource.class, () -> SchemaTest.pool(SchemaTest.h2()))
                .withPropertyValues(
                        "mfa.store=jdbc",
                        "mfa.production=true",
                        "mfa.challenge-lifetime=2m",
                        "mfa.strict=true",
                        "mfa.lockout.back-off-from=3",
                        "mfa.lockout.first-delay=2h",
                        "mfa.lockout.max-delay=4h",
                        "mfa.lockout.calm-after=48h",
                        "mfa.lockout.max-failures=20",
                        "mfa.lockout.max-failures-in-window=10",
                        "mfa.lockout.window=60d",
                        "mfa.totp.enabled=true",
                        "mfa.totp.algorithm=SHA256",
                        "mfa.totp.digits=8",
                        "mfa.totp.period=60s",
                        "mfa.totp.past=0",
                        "mfa.totp.future=0",
                        "mfa.recovery.enabled=true",
                        "mfa.recovery.count=12",
                        "mfa.jdbc.table-prefix=other_",
                        "mfa.jdbc.pool-size=5",
                        "mfa.jdbc.initialize-schema=always",
                        "mfa.redis.prefix=other:")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(MfaProperties.class)
                                    .lockout()
                                    .policy()
                                    .maxFailures())
                            .isEqualTo(20);
                });
    }

    @Test
    void variablesOfTheSystemThatAreNotOursAreLeftAlone() {
        ApplicationContextRunner kubernetes = Runners.withUsers()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "MFA_SERVICE_HOST",
                                        "10.0.0.1",
                                        "MFA_REDIS_PORT",
                                        "tcp://10.0.0.2:6379",
                                        "MFA_SERVICE_PORT_HTTP",
                                        "80",
                                        "MFA_PORT_80_TCP_ADDR",
                                        "10.0.0.1"))));
        kubernetes.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void variablesOfTheApplicationAreToldAndPassedOver(CapturedOutput output) {
        Runners.withKeys()
                .withPropertyValues("mfa.redis.prefix=shop:", "mfa.totp.digits=8", "mfa.mail.reply-to=a@example.com")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                "systemEnvironment",
                                new SystemEnvironmentPropertySource(
                                        "systemEnvironment",
                                        Map.of(
                                                "MFA_KEYS", "not to be told",
                                                "MFA_TOTP", "on",
                                                "MFA_REDIS", "redis://localhost",
                                                "MFA_MAIL", "on",
                                                "MFA_CODE_LENGTH", "4",
                                                "MFA_CODE_EXPIRATION_MINUTES", "9",
                                                "MFA_CLIENTS", "a,b",
                                                "MFA_ADMIN_EMAIL", "root@example.com",
                                                "MFA_CHALLENGE", "on"))))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(KeyRing.class).currentId()).isEqualTo("k1");
                    MfaProperties properties = context.getBean(MfaProperties.class);
                    assertThat(properties.totp().digits()).isEqualTo(8);
                    assertThat(properties.redis().prefix()).hasToString("shop:");
                    assertThat(context.getBean(MfaSenderProperties.class).mail().replyTo())
                            .isEqualTo("a@example.com");
                });
        assertThat(output.getOut().lines().filter(line -> line.contains("passed over")))
                .singleElement()
                .asString()
                .contains(
                        "[MFA_ADMIN_EMAIL, MFA_CHALLENGE, MFA_CLIENTS, MFA_CODE_EXPIRATION_MINUTES, MFA_CODE_LENGTH, MFA_KEYS,"
                                + " MFA_MAIL, MFA_REDIS, MFA_TOTP]");
        assertThat(output).doesNotContain("not to be told");
    }

    @Test
    void aMistypedVariableOfTheSystemIsRefused() {
        Runners.withUsers()
                .withInitializer(variables(Map.of(
                        "MFA_LOCKUOT_MAXFAILURES", "3",
                        "MFA_CODES_PERMINUTE", "3",
                        "MFA_STRCIT", "true",
                        "MFA_PROD", "true",
                        "MFA_ISUER", "Shop",
                        "MFA_KEYS_RING_2026_11", Runners.KEY,
                        "MFA_SMS_SPENDING_COUNTRIES_34_PERMINUTE", "3")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("MFA_LOCKUOT_MAXFAILURES is no property")
                        .hasMessageContaining("MFA_CODES_PERMINUTE is no property")
                        .hasMessageContaining("MFA_STRCIT is no property")
                        .hasMessageContaining("MFA_PROD is no property")
                        .hasMessageContaining("MFA_ISUER is no property")
                        .hasMessageContaining("MFA_KEYS_RING_2026_11 is no property")
                        .hasMessageContaining("MFA_SMS_SPENDING_COUNTRIES_34_PERMINUTE is no property"));
    }

    @Test
    void bothSpellingsOfAVariableOfTheSystemAreRead() {
        Runners.withUsers()
                .withInitializer(variables(Map.of(
                        "MFA_LOCKOUT_MAX_FAILURES", "9",
                        "MFA_LOCKOUT_MAXFAILURESINWINDOW", "8",
                        "MFA_KEYS_CURRENT", "k1",
                        "MFA_KEYS_RING_K1", Runners.KEY)))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    LockoutPolicy lockout = context.getBean(MfaSetup.class).lockout();
                    assertThat(lockout.maxFailures()).isEqualTo(9);
                    assertThat(lockout.maxFailuresInWindow()).isEqualTo(8);
                });
    }

    private static ApplicationContextInitializer<ConfigurableApplicationContext> variables(Map<String, Object> values) {
        return context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", values));
    }

    @Test
    void aVariableOfTheSystemThatIsOursIsRead() {
        Runners.withUsers()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "systemEnvironment", Map.of("MFA_LOCKOUT_MAXFAILURES", "1000"))))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("mfa.lockout.max-failures: maxFailures is 1000"));
    }
}
