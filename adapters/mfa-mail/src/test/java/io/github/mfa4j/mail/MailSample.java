package io.github.mfa4j.mail;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.NoticeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Messages to send in tests. */
final class MailSample {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String CODE = "407193";
    static final String ADA = "ada@example.com";
    static final Locale SPANISH = new Locale("es");

    static final List<Purpose> PURPOSES = List.of(
            Purpose.LOGIN,
            Purpose.STEP_UP,
            Purpose.LOST_DEVICE,
            Purpose.PASSWORD_RESET,
            Purpose.EMAIL_VERIFICATION,
            Purpose.afterFirstFactor("PAYMENT"),
            Purpose.anonymous("NEWSLETTER"));

    static final List<MfaEvent.Kind> NOTICES = List.of(
            MfaEvent.Kind.FACTOR_ADDED,
            MfaEvent.Kind.FACTOR_RENEWED,
            MfaEvent.Kind.FACTOR_REMOVED,
            MfaEvent.Kind.RECOVERY_CODES_CREATED,
            MfaEvent.Kind.RECOVERY_CODE_USED,
            MfaEvent.Kind.LOCKED,
            MfaEvent.Kind.SUSPENDED,
            MfaEvent.Kind.VERIFIED_AFTER_FAILURES,
            MfaEvent.Kind.RELEASED);

    private MailSample() {}

    static CodeMessage code() {
        return code(Purpose.LOGIN, Locale.ENGLISH, ADA, ADA);
    }

    static CodeMessage code(Purpose purpose, Locale locale) {
        return code(purpose, locale, ADA, ADA);
    }

    static CodeMessage codeTo(String address) {
        return code(Purpose.LOGIN, Locale.ENGLISH, address, ADA);
    }

    static CodeMessage codeFor(String accountName) {
        return code(Purpose.LOGIN, Locale.ENGLISH, ADA, accountName);
    }

    /** Valid for so long after noon. */
    static CodeMessage codeFor(Duration time, Locale locale) {
        return new CodeMessage(
                UUID.randomUUID(), Channel.MAIL, ADA, SecretText.of(CODE), Purpose.LOGIN, NOON.plus(time), locale, ADA);
    }

    private static CodeMessage code(Purpose purpose, Locale locale, String address, String accountName) {
        return new CodeMessage(
                UUID.randomUUID(),
                Channel.MAIL,
                address,
                SecretText.of(purpose.anonymous() ? "7KQ2M9XD" : CODE),
                purpose,
                NOON.plus(Duration.ofMinutes(5)),
                locale,
                accountName);
    }

    static NoticeMessage notice(MfaEvent.Kind kind, Locale locale) {
        return notice(kind, locale, kind.name().startsWith("RECOVERY") ? "recovery" : "totp", ADA);
    }

    static NoticeMessage notice(MfaEvent.Kind kind, Locale locale, String factor, String accountName) {
        MfaEvent event = new MfaEvent(kind, NOON, UserId.of("ada"), new FactorId(factor), null);
        return new NoticeMessage(UUID.randomUUID(), Channel.MAIL, ADA, event, locale, accountName);
    }
}
