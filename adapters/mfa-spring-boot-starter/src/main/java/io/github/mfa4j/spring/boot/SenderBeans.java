package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.Sender;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.util.ClassUtils;

/** The senders that an application would be given, by their definitions: none is made. */
final class SenderBeans {

    static final String SMTP = "io.github.mfa4j.mail.SmtpSender";
    static final String TWILIO = "io.github.mfa4j.twilio.TwilioSmsSender";

    private final ConfigurableListableBeanFactory beans;

    SenderBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Their names, without those that are only there to make others of, such as the providers of a failover. */
    List<String> names() {
        return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, Sender.class, true, false))
                .filter(this::isCandidate)
                .toList();
    }

    private boolean isCandidate(String name) {
        if (!beans.containsBeanDefinition(name)) {
            return true;
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(name);
        return definition.isAutowireCandidate()
                && !(definition instanceof AbstractBeanDefinition known && !known.isDefaultCandidate());
    }

    /** Whether a sender is of a type that may not be on the class path. */
    boolean is(String name, String type) {
        return isPresent(type)
                && beans.isTypeMatch(name, ClassUtils.resolveClassName(type, beans.getBeanClassLoader()));
    }

    /** Whether there is a sender whose channel only itself knows. */
    boolean areOfOthers() {
        return names().stream().anyMatch(name -> !is(name, SMTP) && !is(name, TWILIO));
    }

    boolean isPresent(String type) {
        return ClassUtils.isPresent(type, beans.getBeanClassLoader());
    }
}
