package io.github.mfa4j.spring.boot;

import io.github.mfa4j.SecretText;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What Boot's own settings, {@code spring.mail}, say of the mail server. They are read here, under the names of Boot's
 * {@code MailProperties}, so that an application needs no other mail module than ours.
 */
record BootMail(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable SecretText password,
        @DefaultValue("smtp") String protocol,
        @DefaultValue Ssl ssl,
        @DefaultValue Map<String, String> properties) {

    static final String PREFIX = "spring.mail";

    /** How the server's certificate is looked at. */
    record Ssl(
            @DefaultValue("false") boolean enabled,
            @Nullable String bundle) {}

    /**
     * Reads the settings.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException if one is no value of its type
     */
    static BootMail of(Environment environment) {
        return Binder.get(environment).bindOrCreate(PREFIX, BootMail.class);
    }

    /** The name of a setting of the mail transport, under {@code spring.mail.properties}. */
    String transportName(String setting) {
        return "mail." + protocol + "." + setting;
    }

    /** A setting of the mail transport. */
    @Nullable String transport(String setting) {
        return properties.get(transportName(setting));
    }

    /** Whether the connection begins with TLS. */
    boolean beginsWithTls() {
        return ssl.enabled() || protocol.equals("smtps") || Boolean.parseBoolean(transport("ssl.enable"));
    }

    /** Whether somebody wrote that there is to be no STARTTLS; unless they did, there is. */
    boolean refusesStartTls() {
        return "false".equals(transport("starttls.enable")) && !Boolean.parseBoolean(transport("starttls.required"));
    }
}
