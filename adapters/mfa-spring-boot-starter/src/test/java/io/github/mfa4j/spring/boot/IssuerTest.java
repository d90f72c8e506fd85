package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spring.security.pages.MfaPages;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** The name on the pages and in authenticator apps is looked at when the application starts, and not before its users. */
@ExtendWith(OutputCaptureExtension.class)
class IssuerTest {

    private static final String TOO_LONG = "a name of more than 64 characters which no page of ours has room for";
    private static final String WARNING = "mfa.issuer is missing: pages and authenticator apps show \"application\"";

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(Runners.ours())
            .withBean(UserDirectory.class, () -> Runners.USERS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mfa.issuer=Acme: Shop              | issuer contains a colon
            spring.application.name=Acme: Shop | issuer contains a colon
            mfa.issuer=TOO_LONG                | issuer of 68 characters, allowed are 1 to 64
            mfa.totp.enabled=false,mfa.issuer=TOO_LONG | product is "a name of more
            """)
    void aNameThatCannotBeShownIsRefused(String property, String why) {
        String[] name = property.replace("TOO_LONG", TOO_LONG).split(",");
        web.withPropertyValues(name)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                MfaConfigurationException.class,
                                failure -> assertThat(failure.problems())
                                        .singleElement()
                                        .satisfies(problem -> assertThat(problem.what())
                                                .startsWith("mfa.issuer: ")
                                                .contains(why))));
        web.withPropertyValues(name)
                .withClassLoader(new FilteredClassLoader(HttpSecurity.class))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mfa.totp.enabled=true", "mfa.issuer=", "mfa.issuer=  "})
    void noneIsToldOnceAndRefusedInProduction(String property, CapturedOutput output) {
        web.withPropertyValues(property).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(MfaPages.class);
            assertThat(context.getBean(Issuer.class).name()).isNull();
        });
        assertThat(output.getOut().lines().filter(line -> line.contains(WARNING)))
                .hasSize(1);
        web.withPropertyValues(property)
                .withPropertyValues("mfa.production=true", "mfa.keys.current=k1", "mfa.keys.ring.k1=" + Runners.KEY)
                .withBean(DataSource.class, StoreChoiceTest::database)
                .run(context -> assertThat(Objects.requireNonNull(context.getStartupFailure()))
                        .isInstanceOfSatisfying(
                                MfaConfigurationException.class,
                                failure -> assertThat(failure.problems())
                                        .extracting(Problem::what)
                                        .containsExactly("mfa.issuer is missing")));
    }

    @Test
    void aNameIsTakenWithoutAWord(CapturedOutput output) {
        web.withPropertyValues("mfa.issuer=", "spring.application.name=shop")
                .run(context -> assertThat(context.getBean(Issuer.class).name()).isEqualTo("shop"));
        assertThat(output).doesNotContain(WARNING);
    }
}
