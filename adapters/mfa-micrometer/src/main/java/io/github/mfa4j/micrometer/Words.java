package io.github.mfa4j.micrometer;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of tags: constants in lower case. */
final class Words {

    /** For what is none of the constants known here. */
    private static final String OTHER = "other";

    private Words() {}

    static String of(Enum<?> constant) {
        return of(constant.name());
    }

    static String of(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static Set<String> of(Enum<?>[]... constants) {
        return Stream.of(constants).flatMap(Stream::of).map(Words::of).collect(Collectors.toUnmodifiableSet());
    }

    /** A text of which only the known values may become that of a tag, because every other is a time series more. */
    static String known(@Nullable String text, Set<String> known) {
        String word = text == null ? OTHER : of(text);
        return known.contains(word) ? word : OTHER;
    }
}
