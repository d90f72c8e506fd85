package io.github.mfa4j.spring.boot;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.spring.boot.SenderSettings.Setting;
import io.github.mfa4j.twilio.TwilioSmsSender;
import io.github.mfa4j.twilio.TwilioSmsSenderBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a sender over Twilio of our settings. */
final class TwilioSettings {

    private static final String GROUP = "mfa.twilio";
    private static final String WITHIN = "set it within what is allowed";
    private static final String TRIAL_SID = "AC00000000000000000000000000000000";

    private TwilioSettings() {}

    static SenderSettings<TwilioSmsSenderBuilder, TwilioSmsSender> of(
            MfaSenderProperties.Twilio twilio, @Nullable String issuer) {
        List<Setting<TwilioSmsSenderBuilder>> settings = new ArrayList<>();
        String account = twilio.accountSid();
        settings.add(new Setting<>(
                GROUP + ".account-sid",
                account == null ? "set it to the account that sends and pays" : null,
                WITHIN,
                builder -> builder.account(String.valueOf(account)),
                builder -> builder.account(TRIAL_SID)));
        settings.add(new Setting<>(
                GROUP,
                null,
                "set mfa.twilio.auth-token, or mfa.twilio.api-key-sid and mfa.twilio.api-key-secret",
                builder -> credentials(builder, twilio),
                builder -> builder.authToken(SecretText.of(TRIAL_SID))));
        settings.add(new Setting<>(
                GROUP + ".from",
                null,
                "set mfa.twilio.from to a number or a name, or mfa.twilio.messaging-service-sid to a service",
                builder -> origin(builder, twilio),
                builder -> builder.from("+15005550006")));
        settings.add(new Setting<>(
                "mfa.issuer",
                issuer == null
                        ? "set it, or spring.application.name, to the name under which users know the application"
                        : null,
                WITHIN + ", or define a bean of the type TwilioSmsSender with another name",
                builder -> builder.productName(String.valueOf(issuer)),
                builder -> builder.productName("trial")));
        String host = twilio.host();
        if (host != null) {
            settings.add(new Setting<>(GROUP + ".host", null, WITHIN, builder -> builder.host(host), builder -> {}));
        }
        return new SenderSettings<>(
                GROUP, TwilioSmsSender::builder, builder -> {}, TwilioSmsSenderBuilder::build, settings);
    }

    private static void credentials(TwilioSmsSenderBuilder builder, MfaSenderProperties.Twilio twilio) {
        ifSet(twilio.authToken(), builder::authToken);
        ifSet(
                twilio.apiKeySid(),
                sid -> builder.apiKey(sid, twilio.apiKeySecret() == null ? SecretText.of("") : twilio.apiKeySecret()));
    }

    private static void origin(TwilioSmsSenderBuilder builder, MfaSenderProperties.Twilio twilio) {
        ifSet(twilio.from(), builder::from);
        ifSet(twilio.messagingServiceSid(), builder::messagingService);
    }

    private static <V> void ifSet(@Nullable V value, Consumer<V> use) {
        if (value != null) {
            use.accept(value);
        }
    }
}
