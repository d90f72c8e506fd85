package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Defines a factor for each sender, once it is known which there are. Which channel a sender of others serves is known only when
 * it is made: then {@link SentCodeFactors} may make nothing over it, and whoever asks for the one factor that there is gets
 * another one.
 */
record SentCodeFactorRegistrar(SentCodeSwitches switches) implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
        SenderBeans senders = new SenderBeans(beans);
        boolean areOnlyOurs =
                new CandidateBeans(beans).names(SentCodeFactor.class).findAny().isEmpty();
        for (String sender : senders.names()) {
            Channel channel = senders.channel(sender);
            String name = sender + "CodeFactor";
            // What was made ahead of time is there, and its start refused, in one sentence.
            if (!registry.containsBeanDefinition(name) && (channel == null || switches.isOn(channel))) {
                boolean isSure = areOnlyOurs && (channel != null || switches.areAllOn());
                registry.registerBeanDefinition(name, factorOver(sender, isSure));
            }
        }
    }

    private static BeanDefinition factorOver(String sender, boolean isSure) {
        RootBeanDefinition factor = new RootBeanDefinition();
        factor.setFactoryBeanName(MfaSentCodesAutoConfiguration.FACTORY);
        factor.setFactoryMethodName("over");
        factor.setTargetType(SentCodeFactor.class);
        factor.setFallback(!isSure);
        factor.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(sender));
        return factor;
    }

    /** Whether it was defined here. */
    static boolean isOurs(ConfigurableListableBeanFactory beans, String name) {
        return beans.containsBeanDefinition(name)
                && MfaSentCodesAutoConfiguration.FACTORY.equals(
                        beans.getBeanDefinition(name).getFactoryBeanName());
    }
}
