package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Finds out whether what is to be sent can be sent: what is missing for it, and what the library refuses. */
final class SenderCheck {

    private final ConfigurableListableBeanFactory beans;
    private final Environment environment;
    private final MfaProperties general;
    private final MfaSenderProperties sending;
    private final SenderBeans senders;

    SenderCheck(ConfigurableListableBeanFactory beans, Environment environment, CheckedProperties properties) {
        this.beans = beans;
        this.environment = environment;
        this.general = properties.general();
        this.sending = properties.sending();
        this.senders = new SenderBeans(beans);
    }

    void check(List<Problem> problems) {
        if (beans.containsBeanDefinition(MfaMailAutoConfiguration.SENDER)) {
            checkMail(problems);
        } else {
            findMissingForMail(problems);
        }
        if (beans.containsBeanDefinition(MfaTwilioAutoConfiguration.SENDER)) {
            checkTexts(problems);
        } else {
            findMissingForTexts(problems);
        }
        checkAddresses(problems);
        if (beans.containsBeanDefinition(MfaSentCodesAutoConfiguration.FACTORY)
                && !senders.names().isEmpty()) {
            checkCodes(problems);
        }
    }

    private @Nullable String issuer() {
        return Issuer.of(sending, environment).name();
    }

    private void checkMail(List<Problem> problems) {
        try {
            MailSettings.of(BootMail.of(environment), sending.mail(), issuer(), null)
                    .check(problems);
        } catch (BindException e) {
            problems.add(new Problem(e.getName() + " cannot be read", "correct it, or remove it for the default"));
        }
    }

    private void findMissingForMail(List<Problem> problems) {
        String why = why(
                "mfa.mail.enabled",
                sending.mail().enabled(),
                "mfa.mail.from",
                sending.mail().from() != null);
        if (why == null || hasSender(SenderBeans.SMTP)) {
            return;
        }
        if (!senders.isPresent(SenderBeans.SMTP)) {
            problems.add(new Problem(
                    why + "mfa-mail is not on the class path",
                    "add io.github.mfa4j:mfa-mail, or set mfa.mail.enabled=false"));
        }
        if (!environment.containsProperty("spring.mail.host")) {
            problems.add(new Problem(
                    why + "spring.mail.host is missing",
                    "set it, with spring.mail.username and spring.mail.password if the server asks for them, or set"
                            + " mfa.mail.enabled=false"));
        }
    }

    private void checkTexts(List<Problem> problems) {
        TwilioSettings.of(sending.twilio(), issuer()).check(problems);
        for (String property : List.of("mfa.sms.spending", "mfa.sms.spending.countries")) {
            if (!isSet(property)) {
                problems.add(new Problem(property + " is missing, and text messages cost money", Spending.REMEDY));
                return;
            }
        }
    }

    /** Whether anything under it is set, even what was set aside. */
    private boolean isSet(String group) {
        return Binder.get(environment)
                .bind(group, Bindable.mapOf(String.class, Object.class))
                .isBound();
    }

    private void findMissingForTexts(List<Problem> problems) {
        String why = why(
                "mfa.sms.enabled",
                sending.sms().enabled(),
                "mfa.twilio",
                sending.twilio().isSet());
        if (why == null || hasSender(SenderBeans.TWILIO)) {
            return;
        }
        if (!senders.isPresent(SenderBeans.TWILIO)) {
            problems.add(new Problem(
                    why + "mfa-twilio is not on the class path",
                    "add io.github.mfa4j:mfa-twilio, or set mfa.sms.enabled=false"));
        }
        if (sending.twilio().accountSid() == null) {
            problems.add(new Problem(
                    why + "mfa.twilio.account-sid is missing",
                    "set it to the account that sends and pays, or set mfa.sms.enabled=false"));
        }
    }

    /** What it is that a sender is missing for; null for nothing. */
    private @Nullable String why(String enabling, @Nullable Boolean enabled, String meaning, boolean meant) {
        if (Boolean.TRUE.equals(enabled)) {
            return senders.areOfOthers() ? null : enabling + " is true, and ";
        }
        return enabled == null && meant ? meaning + " is set, and " : null;
    }

    private boolean hasSender(String type) {
        return senders.names().stream().anyMatch(name -> senders.is(name, type));
    }

    private void checkAddresses(List<Problem> problems) {
        boolean used = Stream.of(SentCodeFactor.class, Notices.class)
                .anyMatch(type -> beans.getBeanNamesForType(type, true, false).length > 0);
        if (used && beans.containsBeanDefinition("mfaUserDirectory")) {
            problems.add(new Problem(
                    "there is something to send with, and nobody to send to: a UserDetailsService tells no addresses",
                    "define a bean of the type io.github.mfa4j.spi.UserDirectory that does"));
        }
    }

    private void checkCodes(List<Problem> problems) {
        if (general.strict() && Boolean.TRUE.equals(sending.mail().enabled())) {
            problems.add(new Problem(
                    "mfa.mail.enabled is true, and a strict setup sends no codes by mail (NIST SP 800-63B-4 section"
                            + " 3.1.3.1, ASVS 6.3.6)",
                    "remove mfa.mail.enabled, or mfa.strict"));
        }
        try {
            MfaSetup setup = TrialRun.setup(general);
            SentCodeFactors.over(new Nowhere(), setup, sending, task -> {});
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("mfa.codes: " + e.getMessage(), "correct what the message names"));
        }
    }

    /** A sender that shows whether codes of this form could be sent. */
    private record Nowhere() implements Sender {

        @Override
        public Channel channel() {
            return new Channel("codes");
        }

        @Override
        public void send(Message message) {
            throw new IllegalStateException("nothing is sent on trial");
        }
    }
}
