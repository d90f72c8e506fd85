package io.github.mfa4j.spring.boot;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at everything before the first bean is made, and reports all that is wrong at once. */
record ConfigurationCheck(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<Problem> problems = new ArrayList<>();
        CheckedProperties properties = new PropertyCheck(environment).check(problems);
        new WiringCheck(beans, environment, properties.general()).check(problems);
        new SenderCheck(beans, environment, properties).check(problems);
        if (!problems.isEmpty()) {
            throw new MfaConfigurationException(problems);
        }
    }
}
