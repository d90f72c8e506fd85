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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the templates are filled in with: the list is part of {@link MailTemplate}'s contract. */
record Variables(String product) {

    private static final int MAX_NAME = 64;
    private static final Instant SAMPLE_TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SAMPLE_CODE = "83519467";

    Map<String, Object> of(CodeMessage message, CompiledTemplate template, Instant now) {
        // Rounded down, so that nobody is promised time there is not.
        long minutes = Math.max(1, Duration.between(now, message.expiresAt()).toMinutes());
        // An address that is being proved may be a stranger's, and the name whatever made someone send this there.
        String account = message.purpose().provesAddress() ? "" : message.accountName();
        Map<String, Object> values = shared(account, template.locale());
        values.put("code", message.code().reveal());
        values.put("purpose", message.purpose().name());
        values.put("minutes", minutes);
        values.put("single", minutes == 1);
        values.put("until", time(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), message.expiresAt(), template));
        return values;
    }

    Map<String, Object> of(NoticeMessage message, CompiledTemplate template) {
        MfaEvent event = message.event();
        Map<String, Object> values = shared(message.accountName(), template.locale());
        String id = VisibleText.name(event.factor().value(), MAX_NAME);
        values.put("kind", event.kind().name());
        values.put("factor", template.words().factor(id));
        values.put("factorId", id);
        values.put("when", dateTime(event.at(), template));
        return values;
    }

    /** A notice without a user or a factor. */
    Map<String, Object> test(CompiledTemplate template, Instant now) {
        Map<String, Object> values = shared("", template.locale());
        values.put("kind", LetterKind.TEST.name());
        values.put("factor", "");
        values.put("factorId", "");
        values.put("when", dateTime(now, template));
        return values;
    }

    /** Values to try a template with. */
    Map<String, Object> sample(LetterKind kind, CompiledTemplate template) {
        UUID key = new UUID(0, 0);
        String address = "ada@example.com";
        return kind.holdsCode()
                ? of(
                        new CodeMessage(
                                key,
                                Channel.MAIL,
                                address,
                                SecretText.of(SAMPLE_CODE),
                                Purpose.LOGIN,
                                SAMPLE_TIME.plus(Duration.ofMinutes(5)),
                                template.locale(),
                                address),
                        template,
                        SAMPLE_TIME)
                : of(
                        new NoticeMessage(
                                key,
                                Channel.MAIL,
                                address,
                                new MfaEvent(
                                        MfaEvent.Kind.FACTOR_ADDED,
                                        SAMPLE_TIME,
                                        UserId.of("ada"),
                                        new FactorId("totp"),
                                        null,
                                        null),
                                template.locale(),
                                address),
                        template);
    }

    private Map<String, Object> shared(String accountName, Locale locale) {
        Map<String, Object> values = new HashMap<>();
        values.put("product", product);
        values.put("account", VisibleText.name(accountName, MAX_NAME));
        values.put("lang", locale.toLanguageTag());
        return values;
    }

    private static String dateTime(Instant at, CompiledTemplate template) {
        return time(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), at, template);
    }

    /** In UTC, because nobody knows where the reader is. */
    private static String time(DateTimeFormatter format, Instant at, CompiledTemplate template) {
        return format.withLocale(template.locale()).withZone(ZoneOffset.UTC).format(at) + " UTC";
    }
}
