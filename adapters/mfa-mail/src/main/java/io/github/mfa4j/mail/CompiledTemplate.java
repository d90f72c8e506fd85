package io.github.mfa4j.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The three parts of one mail, ready to be filled in; their language, too. Immutable. */
final class CompiledTemplate {

    private static final int MAX_SUBJECT = 150;
    private static final String CODE = "code";

    /** Where a template takes a named piece from: {@code {{>name}}}. */
    interface Pieces {
        @Nullable String piece(String name);
    }

    /** What puts a value into HTML as it is, and what would hide that by changing the braces. */
    private static final Pattern UNESCAPED = Pattern.compile("\\{\\{[\\x00-\\x20]*[{&=]");

    private final LetterKind kind;
    private final Locale locale;
    private final Words words;
    private final boolean codeInSubject;
    private final Template subject;
    private final Template text;
    private final Template html;

    private CompiledTemplate(
            LetterKind kind, Locale locale, Words words, boolean codeInSubject, MailTemplate source, Pieces pieces) {
        this.kind = kind;
        this.locale = locale;
        this.words = words;
        this.codeInSubject = codeInSubject;
        this.subject = compile("subject", source.subject(), false, pieces);
        this.text = compile("text", source.text(), false, pieces);
        this.html = compile("html", source.html(), true, pieces);
    }

    /** The mail of this library for a kind, in a language. */
    static CompiledTemplate own(LetterKind kind, Words words, boolean codeInSubject) {
        String layout = kind.holdsCode() ? "code" : "notice";
        String subject = kind.holdsCode() && codeInSubject ? "{{code}} · {{>subject}}" : "{{>subject}}";
        MailTemplate source = new MailTemplate(subject, Words.file(layout + ".txt"), Words.file("frame.html"));
        Map<String, String> files = Map.of("style", Words.file("style.css"), "body", Words.file(layout + ".html"));
        Pieces pieces = name -> files.containsKey(name) ? files.get(name) : words.sentence(kind, name);
        return new CompiledTemplate(kind, words.locale(), words, codeInSubject, source, pieces);
    }

    /** An application's own mail; factors are named in the language that comes nearest. */
    static CompiledTemplate worded(LetterKind kind, Locale locale, MailTemplate source, boolean codeInSubject) {
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException(
                    "template for " + kind + ": locale is \"" + locale + "\", allowed is one with a language");
        }
        return new CompiledTemplate(kind, locale, Words.nearest(locale), codeInSubject, source, name -> null);
    }

    Locale locale() {
        return locale;
    }

    Words words() {
        return words;
    }

    private Template compile(String part, @Nullable String source, boolean markup, Pieces pieces) {
        if (source == null) {
            throw refused(part, "is missing");
        }
        require(
                !markup || !UNESCAPED.matcher(source).find(),
                part,
                "must not have {{{, {{& or {{=, because no value is meant as markup");
        try {
            return Mustache.compiler()
                    .escapeHTML(markup)
                    .strictSections(true)
                    .emptyStringIsFalse(true)
                    .withLoader(piece -> {
                        String found = pieces.piece(piece);
                        if (found == null) {
                            throw new MustacheException("there is no piece named '" + piece + "'");
                        }
                        return new StringReader(found);
                    })
                    .compile(source);
        } catch (MustacheException e) {
            throw refused(part, e.getMessage());
        } catch (RuntimeException e) {
            // Such as {{}}, which the template library trips over.
            throw refused(part, "has a tag that cannot be read");
        }
    }

    Letter render(Map<String, Object> variables) {
        Map<String, Object> inSubject = new HashMap<>(variables);
        if (!codeInSubject) {
            inSubject.remove(CODE);
        }
        return new Letter(
                locale,
                VisibleText.line(fill("subject", subject, inSubject), MAX_SUBJECT),
                fill("text", text, variables),
                fill("html", html, variables));
    }

    /** For a user: in a notice the digits of several values may meet, and must not look like a code then. */
    Letter write(Map<String, Object> variables) {
        Letter letter = render(variables);
        return kind.holdsCode()
                ? letter
                : new Letter(
                        letter.locale(),
                        VisibleText.withoutLongNumbers(letter.subject()),
                        VisibleText.withoutLongNumbers(letter.text()),
                        VisibleText.withoutLongNumbers(letter.html()));
    }

    private String fill(String part, Template template, Map<String, Object> variables) {
        try {
            return template.execute(variables);
        } catch (MustacheException e) {
            throw refused(part, e.getMessage());
        } catch (RuntimeException e) {
            // What else is thrown comes from what a value was asked for, and may hold it.
            throw refused(part, "cannot be filled in");
        }
    }

    /** Fills it in, so that a mistake is found before the first user waits for a code. */
    void check(Map<String, Object> sample) {
        Letter letter = render(sample);
        check("subject", letter.subject());
        check("text", letter.text());
        check("html", letter.html());
        if (kind.holdsCode()) {
            String code = String.valueOf(sample.get(CODE));
            require(letter.text().contains(code), "text", "must show {{code}}");
            require(letter.html().contains(code), "html", "must show {{code}}");
        }
    }

    private void check(String part, String filled) {
        require(!filled.contains("{{"), part, "has a {{ without its }}");
        require(
                kind.holdsCode() || !VisibleText.looksLikeACode(filled),
                part,
                "must not hold six digits in a row, which could be taken for a code");
    }

    private void require(boolean held, String part, String rule) {
        if (!held) {
            throw refused(part, rule);
        }
    }

    private IllegalArgumentException refused(String part, @Nullable String why) {
        return new IllegalArgumentException("template for " + kind + " in " + locale + ", " + part + ": " + why);
    }
}
