package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.Channel;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Over which channels codes are sent, by the properties. They are read one by one, since the others may be wrong. */
record SentCodeSwitches(Environment environment) {

    private static final Map<Channel, String> PROPERTIES =
            Map.of(Channel.MAIL, "mfa.mail.enabled", Channel.SMS, "mfa.sms.enabled");

    /** The channels that have a switch. */
    static Set<Channel> channels() {
        return PROPERTIES.keySet();
    }

    /** The switch of a channel; null if it has none. */
    static @Nullable String property(Channel channel) {
        return PROPERTIES.get(channel);
    }

    /** What the switch of a channel is set to; null for nothing. */
    @Nullable Boolean set(Channel channel) {
        String property = property(channel);
        String word = property == null ? null : environment.getProperty(property);
        return word == null ? null : Boolean.valueOf(word);
    }

    boolean areAllOn() {
        return channels().stream().allMatch(this::isOn);
    }

    /** Mail proves too little for a strict setup; every other channel is on until it is switched off. */
    boolean isOn(Channel channel) {
        Boolean set = set(channel);
        return set == null
                ? !channel.equals(Channel.MAIL) || !Boolean.parseBoolean(environment.getProperty("mfa.strict", "false"))
                : set;
    }
}
