package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.spi.Sender;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.Environment;

/**
 * Defines notices where there is a sender, once it is known which there are, also from auto-configurations that come later. A
 * setup of the application has the listeners that it was given.
 */
record NoticesRegistrar(Environment environment) implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        CandidateBeans beans = new CandidateBeans((ConfigurableListableBeanFactory) registry);
        if (Boolean.parseBoolean(environment.getProperty("mfa.notices.enabled", "true"))
                && beans.isOurs(MfaAutoConfiguration.SETUP)
                && beans.names(Sender.class).findAny().isPresent()
                && beans.names(Notices.class).findAny().isEmpty()) {
            RootBeanDefinition notices = new RootBeanDefinition();
            notices.setFactoryBeanName(MfaNoticesAutoConfiguration.FACTORY);
            notices.setFactoryMethodName("notices");
            notices.setTargetType(Notices.class);
            registry.registerBeanDefinition("mfaNotices", notices);
        }
    }
}
