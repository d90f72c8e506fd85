package io.github.mfa4j.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Editors complete every property, with its description. */
class MetadataTest {

    @Test
    void everyPropertyIsDescribed() throws IOException {
        String metadata = read("/META-INF/spring-configuration-metadata.json");

        assertThat(new PropertyNames().leaves().keySet())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(metadata)
                        .containsPattern("\"name\": \"" + Pattern.quote(name.toString())
                                + "\",\\s+\"type\": \"[^\"]+\",\\s+\"description\": \"[^\"]{10,}\""));
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(MetadataTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
