package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.CodeFormat;
import io.github.mfa4j.codes.SendPolicy;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.codes.SpendPolicy;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** A factor for each sender of the context, unless the application makes one for its channel. */
@AutoConfiguration(after = MfaAutoConfiguration.class)
final class MfaSentCodesAutoConfiguration {

    static final String FACTORY = "mfaSentCodeFactors";

    private static final String THREADS = "mfaAnonymousCodeThreads";

    @Bean
    static SentCodeFactorRegistrar mfaSentCodeFactorRegistrar(Environment environment) {
        return new SentCodeFactorRegistrar(new SentCodeSwitches(environment));
    }

    @Bean(FACTORY)
    @Lazy
    SentCodeFactors mfaSentCodeFactors(
            @Qualifier(MfaAutoConfiguration.SENT_CODE_SETUP) MfaSetup setup,
            CodeFormat format,
            SendPolicy sending,
            ObjectProvider<SpendPolicy> spending,
            @Qualifier(THREADS) ObjectProvider<Executor> threadsOfTheApplication,
            @Qualifier(THREADS) ObjectProvider<BoundedThreads> threads,
            Environment environment,
            ConfigurableListableBeanFactory beans) {
        SentCodeSwitches switches = new SentCodeSwitches(environment);
        ApplicationsFactors applications = new ApplicationsFactors(beans);
        return new SentCodeFactors(
                channel -> switches.isOn(channel) && !applications.serve(channel),
                new SentCodeSettings(
                        setup,
                        format,
                        sending,
                        spending.getIfAvailable(),
                        BoundedThreads.executor(threadsOfTheApplication, threads)));
    }

    @Bean
    SwitchCheck mfaSwitchCheck(
            Environment environment, ConfigurableListableBeanFactory beans, ObjectProvider<SentCodeFactor> factors) {
        return new SwitchCheck(new SentCodeSwitches(environment), new ApplicationsFactors(beans), factors);
    }

    @Bean(THREADS)
    @Lazy
    @ConditionalOnMissingBean(name = THREADS)
    BoundedThreads mfaAnonymousCodeThreads() {
        return new BoundedThreads("mfa-codes");
    }
}
