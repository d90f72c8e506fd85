package io.github.mfa4j.examples.auth.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys: of second factors, of access tokens, and the pepper of passwords. */
final class KeySettings {

    private final Reading in;
    private final @Nullable DevelopmentKeys development;

    private KeySettings(Reading in, @Nullable DevelopmentKeys development) {
        this.in = in;
        this.development = development;
    }

    static void read(Reading in, @Nullable Path data) {
        KeySettings keys = new KeySettings(in, in.production() || data == null ? null : development(in, data));
        keys.readRing();
        NamedKey jwt = keys.single(Variable.JWT_KEY);
        if (jwt != null) {
            in.property("auth.jwt.key-name", jwt.name());
            in.property("auth.jwt.key", jwt.base64());
        }
        NamedKey pepper = keys.single(Variable.PASSWORD_PEPPER);
        if (pepper != null) {
            in.property("auth.pepper", pepper.base64());
        }
    }

    /**
     * Keys that are generated where none are given. Unlike a default secret nobody knows them, so they are good beyond loopback, too;
     * production wants them elsewhere than beside the data.
     */
    private static @Nullable DevelopmentKeys development(Reading in, Path data) {
        if (DevelopmentKeys.VARIABLES.stream().allMatch(in::isSet)) {
            return null;
        }
        try {
            return DevelopmentKeys.in(data);
        } catch (IOException | IllegalArgumentException e) {
            in.problem(Variable.DATA_DIR, "has a file " + DevelopmentKeys.FILE + " that cannot be read or written");
            return null;
        }
    }

    /** The first seals, the others only open what they sealed. */
    private void readRing() {
        List<NamedKey> ring = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (String part : value(Variable.MFA_KEYS).split(",", -1)) {
            NamedKey key = key(Variable.MFA_KEYS, part);
            if (key != null && names.add(key.name())) {
                ring.add(key);
            } else if (key != null) {
                in.problem(Variable.MFA_KEYS, "has two keys of the name " + key.name());
            }
        }
        if (!ring.isEmpty()) {
            in.property("mfa.keys.current", ring.get(0).name());
        }
        ring.forEach(key -> in.property("mfa.keys.ring[" + key.name() + "]", key.base64()));
    }

    private @Nullable NamedKey single(Variable variable) {
        return key(variable, value(variable));
    }

    private @Nullable NamedKey key(Variable variable, String text) {
        if (text.isEmpty()) {
            in.problem(variable, "is missing: " + NamedKey.FORM);
            return null;
        }
        NamedKey key = NamedKey.of(text).orElse(null);
        if (key == null) {
            // Not quoted: it is a key, or the remains of one.
            in.problem(variable, "cannot be read, allowed is " + NamedKey.FORM);
        } else if (in.production() && key.isOfDevelopment()) {
            in.problem(variable, "is a key of development, and the profile is production");
        }
        return key;
    }

    private String value(Variable variable) {
        String set = in.text(variable);
        String generated = development == null ? null : development.get(variable);
        return set != null ? set : generated != null ? generated : "";
    }
}
