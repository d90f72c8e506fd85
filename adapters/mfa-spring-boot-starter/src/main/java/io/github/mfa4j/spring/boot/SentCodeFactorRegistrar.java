package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.SentCodeFactor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.Environment;

/** Defines a factor for each sender, once it is known which there are. Values that are wrong are reported afterwards. */
record SentCodeFactorRegistrar(Environment environment) implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        SenderBeans senders = new SenderBeans((ConfigurableListableBeanFactory) registry);
        for (String sender : senders.names()) {
            if (isOn(senders, sender)) {
                registry.registerBeanDefinition(sender + "CodeFactor", factorOver(sender));
            }
        }
    }

    private boolean isOn(SenderBeans senders, String sender) {
        if (senders.is(sender, SenderBeans.SMTP)) {
            return is("mfa.mail.enabled", !is("mfa.strict", false));
        }
        return !senders.is(sender, SenderBeans.TWILIO) || is("mfa.sms.enabled", true);
    }

    private boolean is(String property, boolean unset) {
        return Boolean.parseBoolean(environment.getProperty(property, Boolean.toString(unset)));
    }

    private static BeanDefinition factorOver(String sender) {
        RootBeanDefinition factor = new RootBeanDefinition();
        factor.setFactoryBeanName(MfaSentCodesAutoConfiguration.FACTORY);
        factor.setFactoryMethodName("over");
        factor.setTargetType(SentCodeFactor.class);
        factor.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(sender));
        return factor;
    }
}
