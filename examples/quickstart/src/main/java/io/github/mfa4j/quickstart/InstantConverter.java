package io.github.mfa4j.quickstart;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant in UTC as ISO 8601 writes it, or the seconds since 1970 that RFC 6238 counts. */
final class InstantConverter implements ITypeConverter<Instant> {

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,11}");

    @Override
    public Instant convert(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("neither an instant such as 2026-11-22T12:00:00Z nor seconds since 1970");
        }
    }
}
