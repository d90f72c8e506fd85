package io.github.mfa4j.mail;

import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.NoticeMessage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes the mail for a message, in the language that comes nearest to the user's. Immutable. */
final class Letters {

    /** Where the words for a kind of mail in a language are found. */
    record Key(Locale locale, LetterKind kind) {}

    private final Variables variables;
    private final Map<Key, CompiledTemplate> templates = new LinkedHashMap<>();

    /** Takes the library's words and over them the application's; every one of them is filled in with all kinds of values. */
    Letters(String product, boolean codeInSubject, Map<Key, MailTemplate> worded) {
        variables = new Variables(product);
        for (Words words : Words.ALL) {
            for (LetterKind kind : LetterKind.WORDED) {
                templates.put(new Key(words.locale(), kind), CompiledTemplate.own(kind, words, codeInSubject));
            }
        }
        worded.forEach((key, source) ->
                templates.put(key, CompiledTemplate.worded(key.kind(), key.locale(), source, codeInSubject)));
        templates.forEach(
                (key, template) -> variables.samples(key.kind(), template).forEach(template::check));
    }

    Letter write(Message message, Instant now) {
        if (message instanceof CodeMessage code) {
            CompiledTemplate template =
                    find(LetterKind.of(code.purpose()), LetterKind.otherThan(code.purpose()), message.locale());
            return template.write(variables.of(code, template, now));
        }
        NoticeMessage notice = (NoticeMessage) message;
        CompiledTemplate template =
                find(LetterKind.of(notice.event().kind()), LetterKind.OTHER_NOTICE, message.locale());
        return template.write(variables.of(notice, template));
    }

    /** What a test of the settings sends. */
    Letter test(Instant now) {
        CompiledTemplate template = find(LetterKind.TEST, LetterKind.OTHER_NOTICE, Locale.ENGLISH);
        return template.write(variables.test(template, now));
    }

    /** In the first language that has words for it, of its own or for the others; English has. */
    private CompiledTemplate find(LetterKind kind, LetterKind other, Locale locale) {
        return Words.languagesFor(locale).stream()
                .flatMap(language -> Stream.of(new Key(language, kind), new Key(language, other)))
                .map(templates::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
