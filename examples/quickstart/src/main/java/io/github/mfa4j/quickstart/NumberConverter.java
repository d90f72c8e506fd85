package io.github.mfa4j.quickstart;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number in ASCII digits; {@code Integer.parseInt} would also take a plus sign and digits of other scripts. */
final class NumberConverter implements ITypeConverter<Integer> {

    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,9}");

    @Override
    public Integer convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException("not a whole number of up to 9 digits");
        }
        return Integer.valueOf(text);
    }
}
