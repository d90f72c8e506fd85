package io.github.mfa4j.examples.auth.mail;

import io.github.mfa4j.examples.auth.settings.AuthProperties;
import io.github.mfa4j.mail.SmtpSecurity;
import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.mail.SmtpSenderBuilder;
import io.github.mfa4j.spring.boot.Issuer;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The sender of codes and notices. It is made here, and not by the starter from {@code spring.mail}, because the outbox has a port
 * that is known only when it is open; both ways know one and the same sender.
 */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** The bundle with the authority of a mail server that the JDK does not know, if there is one. */
    private static final String AUTHORITY = "mail";

    /** Where mails go while there is no server. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("auth.mail.outbox")
    Outbox outbox(AuthProperties properties) throws IOException {
        return Outbox.open(Objects.requireNonNull(properties.mail().outbox()));
    }

    /** Where text messages go while there is no account of Twilio. */
    @Bean
    @ConditionalOnProperty("auth.mail.texts")
    TextMessages textMessages(Outbox outbox) {
        return new TextMessages(outbox);
    }

    @Bean
    SmtpSender mailSender(
            AuthProperties properties, Issuer issuer, Clock clock, ObjectProvider<Outbox> outbox, SslBundles bundles) {
        return builder(properties.mail(), issuer, clock, outbox.getIfAvailable(), bundles)
                .build();
    }

    /** A second sender, for the words that are this service's own; the starter is not to take it for a factor's. */
    @Bean(defaultCandidate = false)
    SmtpSender welcomeSender(
            AuthProperties properties, Issuer issuer, Clock clock, ObjectProvider<Outbox> outbox, SslBundles bundles) {
        SmtpSenderBuilder builder = builder(properties.mail(), issuer, clock, outbox.getIfAvailable(), bundles);
        WelcomeMail.TEMPLATES.forEach((locale, template) -> builder.template(locale, WelcomeMail.KIND, template));
        return builder.build();
    }

    private static SmtpSenderBuilder builder(
            AuthProperties.Mail mail, Issuer issuer, Clock clock, @Nullable Outbox outbox, SslBundles bundles) {
        String product = Objects.requireNonNull(issuer.name());
        SmtpSenderBuilder builder =
                SmtpSender.builder().product(product).from(product, mail.from()).clock(clock);
        if (outbox != null) {
            return builder.host("localhost").port(outbox.port()).security(SmtpSecurity.NONE);
        }
        builder.host(Objects.requireNonNull(mail.host()))
                .security(SmtpSecurity.valueOf(mail.security().toUpperCase(Locale.ROOT)));
        if (bundles.getBundleNames().contains(AUTHORITY)) {
            builder.sslContext(bundles.getBundle(AUTHORITY).createSslContext());
        }
        Integer port = mail.port();
        if (port != null) {
            builder.port(port);
        }
        return mail.user().isEmpty() ? builder : builder.credentials(mail.user(), mail.password());
    }
}
