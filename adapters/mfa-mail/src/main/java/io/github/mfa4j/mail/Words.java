package io.github.mfa4j.mail;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences of one language, and the layouts they are put into. */
final class Words {

    static final Words ENGLISH = new Words(Locale.ENGLISH);

    /** Every language there are words in; what is none of them gets English. */
    static final List<Words> ALL = List.of(ENGLISH, new Words(new Locale("es")));

    private static final ResourceBundle.Control CANDIDATES =
            ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_DEFAULT);

    private final Locale locale;
    private final Properties sentences = new Properties();

    private Words(Locale locale) {
        this.locale = locale;
        try (InputStreamReader reader = open("words_" + locale + ".properties")) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Locale locale() {
        return locale;
    }

    /** The languages to try for a user: theirs, the same without its region, at last English. */
    static List<Locale> languagesFor(Locale locale) {
        List<Locale> languages = new ArrayList<>(CANDIDATES.getCandidateLocales("", locale));
        languages.remove(Locale.ROOT);
        languages.add(Locale.ENGLISH);
        return languages;
    }

    /** The words in the first of those languages that there are words in. */
    static Words nearest(Locale locale) {
        return languagesFor(locale).stream()
                .flatMap(language -> ALL.stream().filter(words -> words.locale.equals(language)))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** A sentence of a kind of mail, or one that all mails share; null if there is none of this name. */
    @Nullable String sentence(LetterKind kind, String name) {
        String layout = kind.holdsCode() ? "code." : "notice.";
        return Stream.of(layout + kind.name() + "." + name, layout + name, name)
                .map(sentences::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What a user calls a factor; the name it is known by itself where there is no other. */
    String factor(String id) {
        return sentences.getProperty("factor." + id, id);
    }

    /** A file of this package. */
    static String file(String name) {
        try (InputStream in = stream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStreamReader open(String name) {
        return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
    }

    private static InputStream stream(String name) {
        return requireNonNull(Words.class.getResourceAsStream(name), name);
    }
}
