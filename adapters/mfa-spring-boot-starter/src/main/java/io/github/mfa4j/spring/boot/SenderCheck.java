package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Finds out whether what is to be sent can be sent: what is missing for it, and what the library refuses. */
final class SenderCheck {

    /** What the chance to guess a code that was sent depends on. */
    private static final String[] CODE_POLICIES = {
        MfaPoliciesAutoConfiguration.LOCKOUT,
        MfaPoliciesAutoConfiguration.CODE_FORMAT,
        MfaPoliciesAutoConfiguration.SEND_POLICY
    };

    private static final String BUNDLES = "spring.ssl.bundle.";
    private static final Set<String> BUNDLES_OF_BOOT = Set.of("sslBundleRegistry", "sslPropertiesSslBundleRegistrar");
    private static final String ISSUER_OF_THE_APPLICATION = "Example";

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
        if (!isOurs(MfaMailAutoConfiguration.SENDER)) {
            findMissingForMail(problems);
        } else if (isUsed(Channel.MAIL)) {
            checkMail(problems);
        }
        if (!isOurs(MfaTwilioAutoConfiguration.SENDER)) {
            findMissingForTexts(problems);
        } else if (isUsed(Channel.SMS)) {
            checkTexts(problems);
        }
        checkAddresses(problems);
        checkOnePerChannel(
                Channel.MAIL, !Boolean.FALSE.equals(sending.mail().enabled()) && !general.strict(), problems);
        checkOnePerChannel(Channel.SMS, !Boolean.FALSE.equals(sending.sms().enabled()), problems);
        if (!senders.names().isEmpty()
                && new ApplicationsFactors(beans).names().findAny().isEmpty()) {
            checkCodes(problems);
        }
    }

    /** Whether codes or notices go over a sender of ours; otherwise it is not even made. */
    private boolean isUsed(Channel channel) {
        return new SentCodeSwitches(environment).isOn(channel)
                || (sending.notices().enabled() && isOurs(MfaAutoConfiguration.SETUP));
    }

    /** Whether a bean of the properties is there, and no other of its type in its place. */
    private boolean isOurs(String bean) {
        return new CandidateBeans(beans).isOurs(bean);
    }

    /** The name of the application, or one in its place where a bean tells it later. */
    private @Nullable String issuer() {
        return isOurs(MfaPoliciesAutoConfiguration.ISSUER)
                ? Issuer.of(sending, environment).name()
                : ISSUER_OF_THE_APPLICATION;
    }

    private void checkMail(List<Problem> problems) {
        try {
            BootMail server = BootMail.of(environment);
            MailSettings.of(server, sending.mail(), issuer(), null).check(problems);
            checkBundle(server.ssl().bundle(), problems);
        } catch (BindException e) {
            problems.add(new Problem(e.getName() + " cannot be read", "correct it, or remove it for the default"));
        }
    }

    /** Of what Boot's settings say; whatever else may register bundles is asked when the sender is made. */
    private void checkBundle(@Nullable String bundle, List<Problem> problems) {
        if (StringUtils.hasLength(bundle)
                && Stream.of("jks", "pem")
                        .noneMatch(kind ->
                                Spending.found(environment, BUNDLES + kind).containsKey(bundle))
                && Stream.of(SslBundles.class, SslBundleRegistrar.class)
                        .flatMap(new CandidateBeans(beans)::names)
                        .allMatch(BUNDLES_OF_BOOT::contains)) {
            problems.add(new Problem(
                    BootMail.PREFIX + ".ssl.bundle is \"" + bundle + "\", and there is no such bundle",
                    "describe it under " + BUNDLES + "pem or " + BUNDLES + "jks, or correct the name"));
        }
    }

    private void findMissingForMail(List<Problem> problems) {
        String why = why(
                "mfa.mail.enabled",
                sending.mail().enabled(),
                "mfa.mail.from",
                sending.mail().from() != null);
        if (why == null || senders.serve(Channel.MAIL)) {
            return;
        }
        if (!senders.canBe(SenderBeans.SMTP)) {
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
        if (beans.getBeanNamesForType(SpendPolicy.class, true, false).length > 0
                && !isOurs(MfaPoliciesAutoConfiguration.SPEND_POLICY)) {
            return;
        }
        for (String property : List.of(Spending.PREFIX, Spending.PREFIX + ".countries")) {
            if (Spending.found(environment, property).isEmpty()) {
                problems.add(new Problem(property + " is missing, and text messages cost money", Spending.REMEDY));
                return;
            }
        }
    }

    private void findMissingForTexts(List<Problem> problems) {
        String why = why(
                "mfa.sms.enabled",
                sending.sms().enabled(),
                "mfa.twilio",
                sending.twilio().isSet());
        if (why == null || senders.serve(Channel.SMS)) {
            return;
        }
        if (!senders.canBe(SenderBeans.TWILIO)) {
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

    /** Of senders whose channel is known before they are made; others are refused when they are. */
    private void checkOnePerChannel(Channel channel, boolean on, List<Problem> problems) {
        List<String> names = senders.names().stream()
                .filter(name -> channel.equals(senders.channel(name)))
                .toList();
        if (on && names.size() > 1) {
            problems.add(
                    new Problem(
                            "the senders " + String.join(", ", names) + " serve one channel",
                            "have one sender for each channel, which may be a FailoverSender over others with defaultCandidate = false"));
        }
    }

    private void checkAddresses(List<Problem> problems) {
        boolean used = Stream.of(SentCodeFactor.class, Notices.class)
                .anyMatch(type -> beans.getBeanNamesForType(type, true, false).length > 0);
        if (used && isOurs("mfaUserDirectory")) {
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
        if (!Stream.of(CODE_POLICIES).allMatch(this::isOurs)) {
            return;
        }
        try {
            MfaSetup setup = TrialRun.setup(general.lockout().policy(), general);
            new SentCodeSettings(
                            setup, sending.codes().format(), sending.codes().policy(), null, task -> {})
                    .over(new Nowhere());
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
