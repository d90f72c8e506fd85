package io.github.mfa4j.spring.boot;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The factors of sent codes that the application makes itself. One that bears the name of a channel is the one for it. */
record ApplicationsFactors(ConfigurableListableBeanFactory beans) {

    /** The names of their beans; none is made. */
    Stream<String> names() {
        return new CandidateBeans(beans)
                .names(SentCodeFactor.class)
                .filter(name -> !SentCodeFactorRegistrar.isOurs(beans, name));
    }

    /** Whether there is one for the channel; makes them. */
    boolean serve(Channel channel) {
        FactorId id = new FactorId(channel.name());
        return names().anyMatch(
                        name -> beans.getBean(name, SentCodeFactor.class).id().equals(id));
    }
}
