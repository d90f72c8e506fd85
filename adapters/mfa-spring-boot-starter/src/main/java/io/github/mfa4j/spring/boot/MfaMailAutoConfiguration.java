package io.github.mfa4j.spring.boot;

import io.github.mfa4j.mail.SmtpSender;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Mail through the server of Boot's settings. */
@AutoConfiguration(afterName = "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration")
@ConditionalOnClass(SmtpSender.class)
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(MfaSenderProperties.class)
final class MfaMailAutoConfiguration {

    static final String SENDER = "mfaMailSender";

    /** Made where codes or notices go over it. */
    @Bean(SENDER)
    @Lazy
    @ConditionalOnMissingBean
    SmtpSender mfaMailSender(
            MfaSenderProperties properties,
            Issuer issuer,
            Environment environment,
            ObjectProvider<SslBundles> bundles) {
        BootMail server = BootMail.of(environment);
        return MailSettings.of(server, properties.mail(), issuer.name(), trust(server, bundles))
                .sender();
    }

    private static @Nullable SSLContext trust(BootMail server, ObjectProvider<SslBundles> bundles) {
        String bundle = server.ssl().bundle();
        return StringUtils.hasLength(bundle)
                ? bundles.getObject().getBundle(bundle).createSslContext()
                : null;
    }
}
