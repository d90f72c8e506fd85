package io.github.mfa4j.examples.auth.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Keys that are generated where none are given, so that the service starts without any preparation, and kept for the next start. */
final class DevelopmentKeys {

    static final String FILE = "development-keys.env";

    static final List<Variable> VARIABLES = List.of(Variable.MFA_KEYS, Variable.JWT_KEY, Variable.PASSWORD_PEPPER);

    private static final List<String> HEAD = List.of(
            "# Development keys, generated at the first start. Not for production: the service refuses them there.",
            "# They lie beside the database that they protect, so whoever has one has the other.");

    private final Properties lines = new Properties();

    private DevelopmentKeys() {}

    /** Reads the file, or writes it if it is not there. */
    static DevelopmentKeys in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            write(file);
        }
        DevelopmentKeys keys = new DevelopmentKeys();
        keys.lines.load(new StringReader(Files.readString(file)));
        return keys;
    }

    @Nullable String get(Variable variable) {
        return lines.getProperty(variable.name());
    }

    private static void write(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        List<String> text = new ArrayList<>(HEAD);
        for (Variable variable : VARIABLES) {
            text.add(variable + "=" + NamedKey.generated(random).text());
        }
        OwnFolder.write(file, String.join("\n", text) + "\n", StandardCharsets.US_ASCII);
    }
}
