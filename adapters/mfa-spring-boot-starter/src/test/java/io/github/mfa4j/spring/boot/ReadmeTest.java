package io.github.mfa4j.spring.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.totp.TotpFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says of Spring Boot is an application that runs. */
class ReadmeTest {

    private static final Path ROOT =
            Path.of(requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets"));
    private static final UserId ALICE = UserId.of("alice");

    @ParameterizedTest
    @ValueSource(strings = {"boot/SecondStep", "security/ShopSecurity"})
    void theReadmeShowsWhatIsTested(String file) throws IOException {
        String source = Files.readString(ROOT.resolve(
                "adapters/mfa-spring-boot-starter/src/test/java/io/github/mfa4j/spring/" + file + ".java"));
        String snippet = source.substring(source.indexOf("// [readme]\n") + 12, source.indexOf("// [/readme]"))
                .stripTrailing();

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + snippet + "\n```");
    }

    @Test
    void theReadmesPropertiesAndStepWork() throws IOException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Runners.withUsers()
                .withBean(DataSource.class, () -> database)
                .withBean(SecondStep.class)
                .withPropertyValues("SHOP_KEY=" + Runners.KEY, "SMTP_PASSWORD=secret")
                .withPropertyValues(properties())
                .run(context -> {
                    assertThat(context)
                            .hasSingleBean(JdbcCodeStore.class)
                            .hasSingleBean(SentCodeFactor.class)
                            .hasSingleBean(Notices.class);
                    AuthenticatorApp app = AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), ALICE);
                    SecondStep step = context.getBean(SecondStep.class);
                    String code = app.nextCode();

                    assertThat(step.isPassed(UserId.of("bob"), step.begin(ALICE), app.wrongCode()))
                            .isFalse();
                    assertThat(step.isPassed(ALICE, step.begin(ALICE), code)).isTrue();
                    assertThat(step.isPassed(ALICE, step.begin(ALICE), code)).isFalse();
                });
    }

    private static String[] properties() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int start = readme.indexOf("```properties\n") + 14;
        return readme.substring(start, readme.indexOf("```", start))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toArray(String[]::new);
    }
}
