package io.github.mfa4j.mail;

import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.NoticeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the templates are filled in with: the list is part of {@link MailTemplate}'s contract. */
record Variables(String product) {

    private static final int MAX_NAME = 64;

    /** A code that is valid longer is also valid for this long; text messages say the same. */
    private static final long MAX_MINUTES = 99;

    private static final Instant SAMPLE_TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SAMPLE_CODE = "83519467";

    Map<String, Object> of(CodeMessage message, CompiledTemplate template, Instant now) {
        Duration left = Duration.between(now, message.expiresAt());
        if (left.isNegative() || left.isZero()) {
            throw new DeliveryException(
                    "the code expired at " + message.expiresAt() + ", before it was sent", null, true, false);
        }
        // An address that is being proved may be a stranger's, and the name whatever made someone send this there.
        String account = message.purpose().provesAddress() ? "" : message.accountName();
        Map<String, Object> values = shared(account, template.locale());
        String until = time(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), message.expiresAt(), template);
        code(values, message.code().reveal(), message.purpose().name(), minutes(left), until);
        return values;
    }

    /** To the nearest minute, because a moment has always passed since the code was made; never none. */
    private static long minutes(Duration left) {
        return Math.max(1, Math.min(MAX_MINUTES, left.plusSeconds(30).toMinutes()));
    }

    Map<String, Object> of(NoticeMessage message, CompiledTemplate template) {
        MfaEvent event = message.event();
        Map<String, Object> values = shared(message.accountName(), template.locale());
        String id = VisibleText.name(event.factor().value(), MAX_NAME);
        notice(values, event.kind().name(), template.words().factor(id), id, dateTime(event.at(), template));
        return values;
    }

    /** A notice without a user or a factor. */
    Map<String, Object> test(CompiledTemplate template, Instant now) {
        Map<String, Object> values = shared("", template.locale());
        notice(values, LetterKind.TEST.name(), "", "", dateTime(now, template));
        return values;
    }

    /** Values to try a template with: whatever it makes depend on them is tried both ways. */
    List<Map<String, Object>> samples(LetterKind kind, CompiledTemplate template) {
        String time = dateTime(SAMPLE_TIME, template);
        return Stream.of("", "ada@example.com")
                .flatMap(account -> Stream.of(false, true).map(second -> {
                    Map<String, Object> values = shared(account, template.locale());
                    if (kind.holdsCode()) {
                        code(values, SAMPLE_CODE, kind.name(), second ? 1 : 5, time);
                    } else {
                        notice(
                                values,
                                kind.name(),
                                second ? "" : template.words().factor("totp"),
                                "totp",
                                time);
                    }
                    return values;
                }))
                .toList();
    }

    private static void code(Map<String, Object> values, String code, String purpose, long minutes, String until) {
        values.put("code", code);
        values.put("purpose", purpose);
        values.put("minutes", minutes);
        values.put("single", minutes == 1);
        values.put("until", until);
    }

    private static void notice(Map<String, Object> values, String kind, String factor, String id, String when) {
        values.put("kind", kind);
        values.put("factor", factor);
        values.put("factorId", id);
        values.put("when", when);
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

    /** In UTC, because nobody knows where the reader is; with plain spaces on every JDK, whose locale data differ in them. */
    private static String time(DateTimeFormatter format, Instant at, CompiledTemplate template) {
        String time =
                format.withLocale(template.locale()).withZone(ZoneOffset.UTC).format(at);
        return time.replace('\u202f', ' ').replace('\u00a0', ' ') + " UTC";
    }
}
