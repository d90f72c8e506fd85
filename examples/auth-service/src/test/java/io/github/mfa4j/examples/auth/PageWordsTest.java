package io.github.mfa4j.examples.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The sentences of the pages. */
class PageWordsTest {

    @Test
    void eachIsSaidInBothLanguagesWithoutMarkup() throws IOException {
        Properties english = words("words.properties");
        Properties spanish = words("words_es.properties");

        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.values()).allSatisfy(PageWordsTest::isPlain);
        assertThat(spanish.values()).allSatisfy(PageWordsTest::isPlain);
    }

    private static void isPlain(Object sentence) {
        assertThat(sentence.toString()).isNotBlank().doesNotContain("<", "&");
    }

    private static Properties words(String file) throws IOException {
        try (InputStream in = requireNonNull(PageWordsTest.class.getResourceAsStream("/pages/" + file));
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(text);
            return words;
        }
    }
}
