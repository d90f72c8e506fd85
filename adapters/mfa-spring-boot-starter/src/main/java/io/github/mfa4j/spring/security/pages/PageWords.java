package io.github.mfa4j.spring.security.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences of one language, and the documents they are put into. Immutable. */
final class PageWords {

    static final PageWords ENGLISH = new PageWords(Locale.ENGLISH);

    /** Every language there are words in; what is none of them gets English. */
    static final List<PageWords> ALL = List.of(ENGLISH, new PageWords(new Locale("es")));

    private static final String FILE = ".html";

    private final Locale locale;
    private final Properties sources;
    private final Map<String, Template> sentences;

    private PageWords(Locale locale) {
        this.locale = locale;
        sources = load(locale);
        sentences = sources.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> compiler(false).compile(sources.getProperty(name))));
    }

    static Properties load(Locale locale) {
        Properties sources = new Properties();
        try {
            sources.load(new StringReader(PageResource.text("messages_" + locale + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static Mustache.Compiler compiler(boolean markup) {
        return Mustache.compiler().escapeHTML(markup).strictSections(true).emptyStringIsFalse(true);
    }

    /** The words in the language asked for, whatever its region. */
    static PageWords nearest(Locale locale) {
        return ALL.stream()
                .filter(words -> words.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    /** The first of these sentences that there is, filled in as plain text: a page escapes it as a whole. */
    String say(Map<String, Object> values, String... names) {
        return Stream.of(names)
                .map(sentences::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no sentence of " + List.of(names)))
                .execute(values);
    }

    /** The layout around a subject; {@code {{>name}}} is a sentence in it, {@code {{>name.html}}} a file. */
    Template page(String subject) {
        return compiler(true)
                .withLoader(name -> new StringReader(piece(name.equals("subject") ? subject + FILE : name)))
                .compile(PageResource.text("page.html"));
    }

    private String piece(String name) {
        return name.endsWith(FILE)
                ? PageResource.text(name)
                : Objects.requireNonNull(sources.getProperty(name), () -> "there is no sentence of " + name);
    }
}
