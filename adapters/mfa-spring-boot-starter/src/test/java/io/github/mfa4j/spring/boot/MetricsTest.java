package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.micrometer.MfaMetrics;
import io.github.mfa4j.totp.TotpFactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What happens is counted in the registry that Boot makes. */
class MetricsTest {

    private static final UserId ALICE = UserId.of("alice");

    private final ApplicationContextRunner withARegistry = Runners.withUsers()
            .withConfiguration(AutoConfigurations.of(
                    MetricsAutoConfiguration.class,
                    CompositeMeterRegistryAutoConfiguration.class,
                    SimpleMetricsExportAutoConfiguration.class));

    @Test
    void aVerificationIsCountedAndTimed() {
        withARegistry.run(context -> {
            MultiFactor mfa = context.getBean(MultiFactor.class);
            TotpFactor totp = context.getBean(TotpFactor.class);
            AuthenticatorApp app = AuthenticatorApp.enrolled(totp, ALICE);
            Started started = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);
            mfa.verify(started.token().value(), app.nextCode());

            assertThat(context.getBean(MeterRegistry.class)
                            .get("mfa.verifications")
                            .tags("factor", "totp", "purpose", "login", "outcome", "verified")
                            .timer()
                            .count())
                    .isOne();
        });
    }

    @Test
    void aBrokenSealIsThereBeforeTheFirst() {
        withARegistry.run(context -> assertThat(List.of("totp", "recovery"))
                .allSatisfy(factor -> assertThat(context.getBean(MeterRegistry.class)
                                .get("mfa.events")
                                .tags("factor", factor, "kind", "seal_broken")
                                .counter()
                                .count())
                        .isZero()));
    }

    @Test
    void withoutARegistryOrTheModuleThereIsNothingToCountIn() {
        Runners.withUsers().run(context -> assertThat(context).doesNotHaveBean(MfaMetrics.class));
        withARegistry
                .withClassLoader(new FilteredClassLoader(MfaMetrics.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("mfaMetrics"));
    }

    @Test
    void theApplicationsOwnIsTaken() {
        withARegistry
                .withBean("ours", MfaMetrics.class, () -> new MfaMetrics(new SimpleMeterRegistry()))
                .run(context ->
                        assertThat(context).hasSingleBean(MfaMetrics.class).hasBean("ours"));
    }
}
