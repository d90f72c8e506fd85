package io.github.mfa4j.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the keys from the properties or from a file. What it says of a key never holds the key. */
final class ConfiguredKeys {

    static final String REMEDY =
            "set mfa.keys.current=k1 and mfa.keys.ring.k1 to 32 random bytes in Base64, such as openssl"
                    + " rand -base64 32 prints, or mfa.keys.file to a file with these two lines";

    private static final String CURRENT = "mfa.keys.current";
    private static final String RING = "mfa.keys.ring.";
    private static final int MAX_FILE_BYTES = 64 * 1024;
    private static final String FILE_REMEDY =
            "write one line " + CURRENT + "=name, and for each key a line " + RING + "name=32 bytes in Base64";
    private static final String KEY_REMEDY =
            "give it 32 random bytes in Base64, such as openssl rand -base64 32 prints";

    /** What Boot leaves where there is no such property or variable. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}:]{1,100})}");

    /** Longer ones may be keys that were pasted where a name belongs: 16 bytes in Base64 are 24 characters. */
    private static final int LONGEST_SHOWN = 20;

    private final List<Problem> problems;

    private ConfiguredKeys(List<Problem> problems) {
        this.problems = problems;
    }

    /**
     * The ring that the properties describe.
     *
     * @throws MfaConfigurationException if they do not describe one
     */
    static KeyRing ring(MfaProperties.Keys keys) {
        List<Problem> problems = new ArrayList<>();
        KeyRing ring = new ConfiguredKeys(problems).read(keys);
        if (ring == null) {
            throw new MfaConfigurationException(problems);
        }
        return ring;
    }

    /** Adds what is wrong with the keys. */
    static void check(MfaProperties.Keys keys, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        new ConfiguredKeys(found).read(keys);
        problems.addAll(found);
    }

    private @Nullable KeyRing read(MfaProperties.Keys keys) {
        Path file = keys.file();
        if (file == null) {
            return ring(keys.current(), keys.ring());
        }
        if (keys.current() != null || !keys.ring().isEmpty()) {
            problems.add(new Problem(
                    "mfa.keys.file is set beside mfa.keys.current or mfa.keys.ring",
                    "keep the file or the properties"));
        }
        Properties lines = lines(file);
        Map<String, SecretText> ring = new TreeMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(RING)) {
                ring.put(name.substring(RING.length()), SecretText.of(lines.getProperty(name)));
            } else if (!name.equals(CURRENT)) {
                // Not quoted: a line without a name begins with the key.
                problems.add(new Problem("mfa.keys.file: " + file + " has a line that names neither", FILE_REMEDY));
            }
        }
        return lines.isEmpty() ? null : ring(lines.getProperty(CURRENT), ring);
    }

    private Properties lines(Path file) {
        Properties lines = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            lines.load(new StringReader(new String(in.readNBytes(MAX_FILE_BYTES), UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(new Problem(
                    "mfa.keys.file: " + file + " cannot be read",
                    "mount it where this process may read it, as text: " + FILE_REMEDY));
            return lines;
        }
        if (lines.isEmpty()) {
            problems.add(new Problem("mfa.keys.file: " + file + " is empty", FILE_REMEDY));
        }
        return lines;
    }

    private @Nullable KeyRing ring(@Nullable String current, Map<String, SecretText> ring) {
        if (current == null || !ring.containsKey(current)) {
            problems.add(new Problem(
                    CURRENT
                            + (current == null
                                    ? " is missing"
                                    : " is \"" + shown(current) + "\", which is not in the ring"),
                    ring.isEmpty()
                            ? REMEDY
                            : "set it to the name of the key that seals, one of "
                                    + ring.keySet().stream()
                                            .map(ConfiguredKeys::shown)
                                            .toList()
                                    + "; of an environment variable, MFA_KEYS_RING_K1 names k1: lower-case letters and"
                                    + " digits"));
        }
        KeyRing.Builder builder = KeyRing.builder();
        ring.forEach((name, key) -> add(builder, name, key, name.equals(current)));
        return problems.isEmpty() ? builder.build() : null;
    }

    static String shown(String id) {
        return id.length() <= LONGEST_SHOWN ? id : "(" + id.length() + " characters)";
    }

    private void add(KeyRing.Builder builder, String name, SecretText text, boolean current) {
        String written = text.reveal().strip();
        Matcher unset = PLACEHOLDER.matcher(written);
        if (unset.matches()) {
            problems.add(new Problem(
                    RING + shown(name) + ": " + unset.group(1) + " is not set",
                    "set it; a new key in its place would open nothing that this one sealed"));
            return;
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(written);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(RING + shown(name) + " is not Base64", KEY_REMEDY));
            return;
        }
        try {
            if (current) {
                builder.current(name, key);
            } else {
                builder.opensOnly(name, key);
            }
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(
                    RING + shown(name) + ": " + String.valueOf(e.getMessage()).replace(name, shown(name)), KEY_REMEDY));
        }
    }
}
