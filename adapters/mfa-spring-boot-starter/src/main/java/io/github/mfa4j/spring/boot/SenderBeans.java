package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The senders that an application would be given, by their definitions: none is made. */
final class SenderBeans {

    static final String SMTP = "io.github.mfa4j.mail.SmtpSender";
    static final String TWILIO = "io.github.mfa4j.twilio.TwilioSmsSender";

    private final CandidateBeans beans;

    SenderBeans(ConfigurableListableBeanFactory beans) {
        this.beans = new CandidateBeans(beans);
    }

    List<String> names() {
        return beans.names(Sender.class).toList();
    }

    /** The channel of a sender of ours; null for others, of which only they themselves know it. */
    @Nullable Channel channel(String name) {
        if (beans.is(name, SMTP)) {
            return Channel.MAIL;
        }
        return beans.is(name, TWILIO) ? Channel.SMS : null;
    }

    /** Whether there is a sender whose channel only itself knows. */
    boolean areOfOthers() {
        return names().stream().anyMatch(name -> channel(name) == null);
    }

    /** Whether there is a sender of ours for a channel. */
    boolean serve(Channel channel) {
        return names().stream().anyMatch(name -> channel.equals(channel(name)));
    }

    /** Whether the class of a sender of ours is there. */
    boolean canBe(String type) {
        return beans.isPresent(type);
    }
}
