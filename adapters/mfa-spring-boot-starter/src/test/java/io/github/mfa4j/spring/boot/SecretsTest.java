package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.twilio.TwilioSmsSender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint.ConfigurationPropertiesDescriptor;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint.EnvironmentDescriptor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Keys and credentials are nowhere to be read, even by an operator who has the actuator show all values. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String TOKEN = "token56789abcdef0123456789abcdef";
    private static final String SECRET = "secret6789abcdef0123456789abcdef";
    private static final String PASSWORD = "password of the mail server";

    private static final ApplicationContextRunner RUNNER = Runners.withKeys()
            .withPropertyValues(SendersTest.MAIL)
            .withPropertyValues(SendersTest.TWILIO)
            .withPropertyValues(SendersTest.SPENDING)
            .withPropertyValues(
                    "mfa.twilio.auth-token=" + TOKEN, "spring.mail.username=shop", "spring.mail.password=" + PASSWORD);

    @Test
    void A25_nothingPrintsThem(CapturedOutput output) {
        RUNNER.run(context -> {
            assertThat(context).hasNotFailed();
            assertSilent(context.getBean(MfaProperties.class));
            assertSilent(context.getBean(MfaSenderProperties.class));
            assertSilent(context.getBean(SmtpSender.class));
            assertSilent(context.getBean(TwilioSmsSender.class));
            assertSilent(BootMail.of(context.getEnvironment()));
            assertSilent(output.getAll());
        });
    }

    @Test
    void A25_theActuatorHidesThemEvenIfItShowsAllValues() {
        RUNNER.withConfiguration(AutoConfigurations.of(
                        EndpointAutoConfiguration.class,
                        EnvironmentEndpointAutoConfiguration.class,
                        ConfigurationPropertiesReportEndpointAutoConfiguration.class))
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addLast(new SystemEnvironmentPropertySource(
                                "variables-systemEnvironment",
                                Map.of("MFA_TWILIO_APIKEYSECRET", SECRET, "MFA_KEYS_RING_K2", Runners.KEY))))
                .withPropertyValues(
                        "spring.jmx.enabled=true",
                        "management.endpoints.jmx.exposure.include=*",
                        "management.endpoint.env.show-values=always",
                        "management.endpoint.configprops.show-values=always")
                .run(context -> {
                    EnvironmentDescriptor environment =
                            context.getBean(EnvironmentEndpoint.class).environment(null);
                    String values = environment.getPropertySources().stream()
                            .flatMap(source -> source.getProperties().entrySet().stream())
                            .map(entry ->
                                    entry.getKey() + "=" + entry.getValue().getValue())
                            .toList()
                            .toString();
                    assertThat(values)
                            .contains("mfa.issuer=Example", "mfa.twilio.auth-token=******")
                            .contains("MFA_TWILIO_APIKEYSECRET=******", "spring.mail.username=shop");
                    assertSilent(values);

                    ConfigurationPropertiesDescriptor properties = context.getBean(
                                    ConfigurationPropertiesReportEndpoint.class)
                            .configurationProperties();
                    List<String> beans = properties.getContexts().values().stream()
                            .flatMap(each -> each.getBeans().values().stream())
                            .filter(bean -> "mfa".equals(bean.getPrefix()))
                            .map(bean -> bean.getProperties() + " " + bean.getInputs())
                            .toList();
                    assertThat(beans).hasSize(2).anyMatch(bean -> bean.contains("issuer=Example"));
                    assertSilent(beans);
                });
    }

    @Test
    void withoutTheActuatorThereIsNothingToHideThemFrom() {
        RUNNER.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("mfaSanitizingFunction"));
    }

    private static void assertSilent(Object printed) {
        assertThat(printed.toString()).doesNotContain(TOKEN, SECRET, PASSWORD, Runners.KEY);
    }
}
