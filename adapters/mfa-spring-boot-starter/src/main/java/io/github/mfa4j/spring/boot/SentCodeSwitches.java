package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Over which channels codes are sent, by the properties. They are read one by one, since the others may be wrong. */
record SentCodeSwitches(Environment environment) {

    /** The channels that have a switch. */
    static final List<Channel> CHANNELS = List.of(Channel.MAIL, Channel.SMS);

    /** The switch of a channel that has one. */
    static String property(Channel channel) {
        return "mfa." + channel.name() + ".enabled";
    }

    /** What the switch of a channel is set to; null for nothing. */
    @Nullable Boolean set(Channel channel) {
        String word = CHANNELS.contains(channel) ? environment.getProperty(property(channel)) : null;
        return word == null ? null : Boolean.valueOf(word);
    }

    boolean areAllOn() {
        return CHANNELS.stream().allMatch(this::isOn);
    }

    /** Mail proves too little for a strict setup; every other channel is on until it is switched off. */
    boolean isOn(Channel channel) {
        Boolean set = set(channel);
        return set == null
                ? !channel.equals(Channel.MAIL) || !Boolean.parseBoolean(environment.getProperty("mfa.strict", "false"))
                : set;
    }
}
