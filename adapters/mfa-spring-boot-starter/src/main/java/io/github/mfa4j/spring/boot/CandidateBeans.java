package io.github.mfa4j.spring.boot;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.util.ClassUtils;

/** The beans that somebody who asks for their type would be given, by their definitions: none is made. */
record CandidateBeans(ConfigurableListableBeanFactory beans) {

    private static final String PACKAGES = "io.github.mfa4j.spring.";

    /** Their names. */
    Stream<String> names(Class<?> type) {
        return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false))
                .filter(this::isCandidate);
    }

    /** Their names; none if the type is not on the class path. */
    Stream<String> names(String type) {
        return isPresent(type) ? names(resolved(type)) : Stream.empty();
    }

    /** Those of which nobody says which is the one to take; none if it is said, or there is no choice. */
    List<String> undecided(Class<?> type) {
        List<String> names = names(type).toList();
        List<String> regular = names.stream()
                .filter(name -> !is(name, BeanDefinition::isFallback))
                .toList();
        List<String> choice = regular.isEmpty() ? names : regular;
        boolean decided = choice.size() < 2 || choice.stream().anyMatch(name -> is(name, BeanDefinition::isPrimary));
        return decided ? List.of() : choice;
    }

    private boolean is(String name, Predicate<BeanDefinition> what) {
        return beans.containsBeanDefinition(name) && what.test(beans.getMergedBeanDefinition(name));
    }

    /** Whether one is of a type that may not be on the class path. */
    boolean is(String name, String type) {
        return isPresent(type) && beans.isTypeMatch(name, resolved(type));
    }

    /** Whether a type is on the class path. */
    boolean isPresent(String type) {
        return ClassUtils.isPresent(type, beans.getBeanClassLoader());
    }

    /** Whether one is defined by this module, and by nobody else under that name. */
    boolean isOurs(String name) {
        if (!beans.containsBeanDefinition(name)) {
            return false;
        }
        String definedBy = beans.getBeanDefinition(name).getFactoryBeanName();
        return definedBy != null && definedBy.startsWith(PACKAGES);
    }

    private Class<?> resolved(String type) {
        return ClassUtils.resolveClassName(type, beans.getBeanClassLoader());
    }

    /** Others are only there to make beans of, such as the providers of a failover. */
    private boolean isCandidate(String name) {
        if (!beans.containsBeanDefinition(name)) {
            return true;
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(name);
        return definition.isAutowireCandidate()
                && !(definition instanceof AbstractBeanDefinition known && !known.isDefaultCandidate());
    }
}
