package io.github.mfa4j.spring.boot;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Reports a switch without effect, as soon as it is known which channels the senders and the factors of the application serve. */
record SwitchCheck(SentCodeSwitches switches, ApplicationsFactors applications, ObjectProvider<SentCodeFactor> factors)
        implements SmartInitializingSingleton {

    private static final Map<Channel, String> ADAPTERS = Map.of(
            Channel.MAIL, "add mfa-mail and set spring.mail.host",
            Channel.SMS, "add mfa-twilio and set mfa.twilio.account-sid");

    @Override
    public void afterSingletonsInstantiated() {
        List<Problem> problems = new ArrayList<>();
        SentCodeSwitches.CHANNELS.forEach(channel -> check(channel, problems));
        if (!problems.isEmpty()) {
            throw new MfaConfigurationException(problems);
        }
    }

    private void check(Channel channel, List<Problem> problems) {
        Boolean set = switches.set(channel);
        if (set == null) {
            return;
        }
        String property = SentCodeSwitches.property(channel) + " is " + set + ", and ";
        if (set && !isServed(channel)) {
            problems.add(new Problem(
                    property + "no sender serves the channel \"" + channel.name() + "\"",
                    ADAPTERS.get(channel)
                            + ", define a bean of the type io.github.mfa4j.spi.Sender that does, or remove the"
                            + " property"));
        } else if (!set && applications.serve(channel)) {
            problems.add(new Problem(
                    property + "the application makes a factor of that channel itself",
                    "remove the property, or the bean of the type SentCodeFactor"));
        }
    }

    private boolean isServed(Channel channel) {
        FactorId id = new FactorId(channel.name());
        return factors.stream().anyMatch(factor -> factor.id().equals(id));
    }
}
