package io.github.mfa4j.twilio;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.NoticeMessage;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Messages to one user. */
final class Messages {

    static final String NUMBER = "+15550100000";
    static final String CODE = "835194";
    static final Locale SPANISH = Locale.forLanguageTag("es");

    private Messages() {}

    static CodeMessage login() {
        return to(NUMBER);
    }

    static CodeMessage to(String number) {
        return code(number, CODE, Purpose.LOGIN, Duration.ofMinutes(5), Locale.ENGLISH);
    }

    static CodeMessage code(String code, Purpose purpose, Duration left, Locale locale) {
        return code(NUMBER, code, purpose, left, locale);
    }

    private static CodeMessage code(String number, String code, Purpose purpose, Duration left, Locale locale) {
        return new CodeMessage(
                UUID.randomUUID(),
                Channel.SMS,
                number,
                SecretText.of(code),
                purpose,
                StubTwilio.NOW.plus(left),
                locale,
                "alice@example.com");
    }

    static NoticeMessage notice(MfaEvent.Kind kind, Locale locale) {
        MfaEvent event = new MfaEvent(kind, StubTwilio.NOW, UserId.of("alice"), new FactorId("totp"), "12");
        return new NoticeMessage(UUID.randomUUID(), Channel.SMS, NUMBER, event, locale, "alice@example.com");
    }
}
