package io.github.mfa4j.examples.auth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a service on H2 has stored. */
final class Stored {

    private static final Pattern BINARY = Pattern.compile("X'([0-9a-fA-F]*)'");

    private Stored() {}

    /** Every row of every table, as an SQL script, and each binary value once more as the text that may be in it. */
    static String of(Service service) {
        String script = String.join(
                "\n",
                service.bean(JdbcClient.class).sql("script").query(String.class).list());
        return script
                + BINARY.matcher(script)
                        .results()
                        .map(value -> HexFormat.of().parseHex(value.group(1)))
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .collect(Collectors.joining("\n", "\n", ""));
    }
}
