package io.github.mfa4j.spring.boot;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.mail.SmtpSecurity;
import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.mail.SmtpSenderBuilder;
import io.github.mfa4j.spring.boot.SenderSettings.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Makes a sender of Boot's mail settings and ours. */
final class MailSettings {

    private static final String WITHIN = "set it within what is allowed";
    private static final String TRIAL = "trial";

    private final BootMail server;
    private final MfaSenderProperties.Mail mail;
    private final @Nullable String issuer;
    private final List<Setting<SmtpSenderBuilder>> settings = new ArrayList<>();

    private MailSettings(BootMail server, MfaSenderProperties.Mail mail, @Nullable String issuer) {
        this.server = server;
        this.mail = mail;
        this.issuer = issuer;
    }

    /**
     * Collects the settings.
     *
     * @param server where mails are handed in
     * @param mail who they are from
     * @param issuer the name of the application
     * @param trust whom to trust; null for the authorities that the JDK trusts
     */
    static SenderSettings<SmtpSenderBuilder, SmtpSender> of(
            BootMail server, MfaSenderProperties.Mail mail, @Nullable String issuer, @Nullable SSLContext trust) {
        MailSettings made = new MailSettings(server, mail, issuer);
        made.collectServer();
        made.collectWords();
        return new SenderSettings<>(
                BootMail.PREFIX,
                () -> trust == null
                        ? SmtpSender.builder()
                        : SmtpSender.builder().sslContext(trust),
                builder -> builder.from(String.valueOf(issuer), String.valueOf(mail.from())),
                SmtpSenderBuilder::build,
                made.settings);
    }

    private void collectServer() {
        String host = server.host();
        String hostName = BootMail.PREFIX + ".host";
        if (host != null) {
            add(hostName, WITHIN, builder -> builder.host(host), builder -> builder.host("localhost"));
        }
        Integer port = server.port();
        if (port != null) {
            add(BootMail.PREFIX + ".port", WITHIN, builder -> builder.port(port));
        }
        if (server.beginsWithTls()) {
            add(BootMail.PREFIX + ".ssl.enabled", WITHIN, builder -> builder.security(SmtpSecurity.TLS));
        } else if (server.refusesStartTls() && host != null) {
            add(
                    transportProperty("starttls.enable"),
                    "remove it, or set it to true",
                    builder -> builder.host(host).security(SmtpSecurity.NONE));
        }
        collectCredentials();
        collectTimeout("connectiontimeout", SmtpSenderBuilder::connectTimeout);
        collectTimeout("timeout", SmtpSenderBuilder::readTimeout);
        collectTimeout("writetimeout", SmtpSenderBuilder::writeTimeout);
    }

    /** Boot takes an empty name and an empty password for none, and so must we. */
    private void collectCredentials() {
        String user = server.username();
        SecretText password = server.password();
        if (StringUtils.hasLength(user)) {
            add(
                    BootMail.PREFIX + ".username",
                    "correct it, or set spring.mail.password",
                    builder -> builder.credentials(user, password == null ? SecretText.of("") : password));
        }
    }

    private void collectTimeout(String setting, BiConsumer<SmtpSenderBuilder, Duration> use) {
        String millis = server.transport(setting);
        if (millis != null) {
            add(
                    transportProperty(setting),
                    "set it to that time in milliseconds, or remove it for the default",
                    builder -> use.accept(builder, Duration.ofMillis(Long.parseLong(millis))));
        }
    }

    private void collectWords() {
        if (issuer == null) {
            settings.add(new Setting<>(
                    "mfa.issuer", Issuer.REMEDY, WITHIN, builder -> {}, builder -> builder.product(TRIAL)));
        } else {
            add("mfa.issuer", WITHIN, builder -> builder.product(issuer), builder -> builder.product(TRIAL));
        }
        String from = mail.from();
        settings.add(new Setting<>(
                "mfa.mail.from",
                from == null ? "set it to the mailbox that the mails are from, such as no-reply@example.com" : null,
                WITHIN,
                // Its name is the issuer, which is tried by itself.
                builder -> builder.from(TRIAL, String.valueOf(from)),
                builder -> builder.from(TRIAL, "trial@example.com")));
        String replyTo = mail.replyTo();
        if (replyTo != null) {
            add("mfa.mail.reply-to", WITHIN, builder -> builder.replyTo(replyTo));
        }
        add("mfa.mail.code-in-subject", WITHIN, builder -> builder.codeInSubject(mail.codeInSubject()));
    }

    private String transportProperty(String setting) {
        return BootMail.PREFIX + ".properties." + server.transportName(setting);
    }

    private void add(String property, String remedy, Consumer<SmtpSenderBuilder> real) {
        add(property, remedy, real, builder -> {});
    }

    private void add(
            String property, String remedy, Consumer<SmtpSenderBuilder> real, Consumer<SmtpSenderBuilder> trial) {
        settings.add(new Setting<>(property, null, remedy, real, trial));
    }
}
