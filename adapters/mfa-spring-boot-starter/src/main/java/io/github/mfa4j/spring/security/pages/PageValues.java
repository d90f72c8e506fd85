package io.github.mfa4j.spring.security.pages;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Collects what a template is filled in with. What is absent is false there, so that a misspelt name is an error. */
final class PageValues {

    private static final int GROUP = 4;

    private final Map<String, Object> values = new HashMap<>();
    private final PageWords words;
    private final PageTimes times;

    PageValues(String product, PageWords words, PageFrame frame, String name) {
        this.words = words;
        times = new PageTimes(words, frame.now());
        CsrfField csrf = frame.csrf();
        put("lang", words.locale().toLanguageTag());
        put("product", product);
        put("account", frame.accountName());
        put("style", frame.stylePath());
        put("script", frame.scriptPath());
        put("logOut", frame.logOutPath());
        put("csrf", csrf == null ? null : Map.of("name", csrf.name(), "token", csrf.token()));
        say("heading", name + ".heading");
        put("problem", null);
        put("retype", false);
    }

    PageValues put(String name, @Nullable Object value) {
        values.put(name, value == null ? false : value);
        return this;
    }

    /** Puts a sentence: the first of these that there is, filled in with what has been put so far. */
    PageValues say(String name, String... sentences) {
        return put(name, words.say(values, sentences));
    }

    PageValues code(CodeForm form, boolean autofocus, boolean oneTime) {
        put("length", form.length());
        put("maxLength", GROUP * form.longest());
        put("digitsOnly", form.digitsOnly());
        String times = form.shortest() == form.longest()
                ? Integer.toString(form.length())
                : form.shortest() + "," + form.longest();
        put("typed", "[ \\-]*([0-9][ \\-]*){" + times + "}");
        put("autofocus", autofocus);
        put("oneTime", oneTime);
        return say("hint", form.digitsOnly() ? "hint.digits" : "hint.characters");
    }

    /** What went wrong: its own words for the page and the kind of factor, or those for all. */
    PageValues problem(@Nullable PageProblem problem, String page, String factor) {
        if (problem == null) {
            return this;
        }
        String name = "problem." + problem.kind();
        Map<String, Object> shown = new HashMap<>();
        shown.put("title", words.say(values, name + ".title"));
        shown.put("text", words.say(values, name + "." + page, name + "." + factor, name));
        put("problem", shown);
        return put(
                "retype",
                problem.kind() == PageProblem.Kind.WRONG_CODE || problem.kind() == PageProblem.Kind.ALREADY_USED);
    }

    PageValues clock(String name, @Nullable Instant until) {
        return put(name, until == null ? null : times.clock(name, until));
    }

    /** Four characters at a time, as people read and copy them. */
    static String grouped(String text, String separator) {
        return IntStream.iterate(0, start -> start < text.length(), start -> start + GROUP)
                .mapToObj(start -> text.substring(start, Math.min(text.length(), start + GROUP)))
                .collect(Collectors.joining(separator));
    }

    Map<String, Object> all() {
        return values;
    }
}
