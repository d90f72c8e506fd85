package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Spring logs what it reads and writes at debug level, by toString. */
class HiddenValuesTest {

    private static final Pattern PRIVATE = Pattern.compile(
            "password.*|code|codes|secret|clientSecret|email|username|phone|uri|qrCode|.*[tT]oken|token.*");
    private static final String VALUE = "a private value";

    @Test
    void A25_noRecordPrintsAPasswordACodeATokenOrAnAddress() throws IOException, URISyntaxException {
        Path classes = Path.of(AuthService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> records;
        try (Stream<Path> files = Files.walk(classes)) {
            records = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && name.startsWith("io/"))
                    .<Class<?>>map(HiddenValuesTest::load)
                    .filter(Class::isRecord)
                    // The code in it is the name of a problem.
                    .filter(type -> !type.getSimpleName().equals("ProblemDetails"))
                    .toList();
        }

        assertThat(records)
                .hasSizeGreaterThan(40)
                .allSatisfy(type -> assertThat(printed(type)).as(type.getName()).doesNotContain(VALUE));
    }

    /** A record that is filled with a private value wherever one belongs. */
    private static String printed(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor
                .newInstance(Stream.of(components).map(HiddenValuesTest::value).toArray())
                .toString();
    }

    private static @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        boolean hidden = PRIVATE.matcher(component.getName()).matches();
        if (type == String.class) {
            return hidden ? VALUE : "";
        }
        if (type == List.class) {
            return hidden ? List.of(VALUE) : List.of();
        }
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, AuthService.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
