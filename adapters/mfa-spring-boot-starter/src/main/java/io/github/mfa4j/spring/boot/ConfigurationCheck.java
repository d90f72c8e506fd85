package io.github.mfa4j.spring.boot;

import java.util.ArrayList;
import java.util.List;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks at everything before the first bean is made, and reports all that is wrong at once. Not where code is made of the
 * definitions at build time: keys and the like are not there then.
 */
record ConfigurationCheck(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor {

    /** Such definitions do not say who made them, so what must be checked of ours would pass unchecked. */
    private static final Problem AHEAD_OF_TIME = new Problem(
            "the application runs on bean definitions made ahead of time, of which ours cannot be told and checked",
            "start it on a JVM without spring.aot.enabled");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        if (AotDetector.useGeneratedArtifacts()) {
            throw new MfaConfigurationException(List.of(AHEAD_OF_TIME));
        }
        List<Problem> problems = new ArrayList<>();
        CheckedProperties properties = new PropertyCheck(environment, new CandidateBeans(beans)).check(problems);
        new WiringCheck(beans, environment, properties).check(problems);
        new SenderCheck(beans, environment, properties).check(problems);
        if (!problems.isEmpty()) {
            throw new MfaConfigurationException(problems.stream().distinct().toList());
        }
    }
}
