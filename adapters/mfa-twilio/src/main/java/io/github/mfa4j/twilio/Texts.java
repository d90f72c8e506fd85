package io.github.mfa4j.twilio;

import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.NoticeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a message, within one segment. The longest template, product name, host and code together have
 * {@link Gsm7#SEGMENT} septets; a longer template is found by the tests, anything else longer is refused.
 */
final class Texts {

    static final int MAX_PRODUCT_SEPTETS = 24;
    static final int MAX_HOST = 38;
    static final int MAX_CODE = 10;

    /** Two digits in a text; a code that is valid longer is also valid for this long. */
    private static final long MAX_MINUTES = 99;

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1," + MAX_CODE + "}");
    private static final String FALLBACK = "en";
    private static final Map<String, Properties> LANGUAGES = Map.of(FALLBACK, load(FALLBACK), "es", load("es"));

    private final String product;
    private final @Nullable String host;

    Texts(String product, @Nullable String host) {
        this.product = product;
        this.host = host;
    }

    String of(Message message, Instant now) {
        if (message instanceof CodeMessage code) {
            return of(code, now);
        }
        NoticeMessage notice = (NoticeMessage) message;
        return insertProduct(
                template(notice.locale(), "notice.", notice.event().kind().name()));
    }

    private String of(CodeMessage message, Instant now) {
        String code = message.code().reveal();
        if (!CODE.matcher(code).matches()) {
            throw refused("the code has " + code.length() + " characters, allowed in a text message are 1 to "
                    + MAX_CODE + " ASCII letters and digits");
        }
        Duration left = Duration.between(now, message.expiresAt());
        if (left.isNegative() || left.isZero()) {
            throw refused("the code expired at " + message.expiresAt() + ", before it was sent");
        }
        String template = template(message.locale(), "code.", message.purpose().name())
                .replace("{code}", code)
                .replace("{minutes}", Long.toString(minutes(left)));
        String text = insertProduct(template);
        return host == null ? text : text + "\n@" + host + " #" + code;
    }

    /** To the nearest minute, because a moment has always passed since the code was made; never none. */
    private static long minutes(Duration left) {
        return Math.max(1, Math.min(MAX_MINUTES, left.plusSeconds(30).toMinutes()));
    }

    /** Last, so that nothing in a product's name is taken for a placeholder. */
    private String insertProduct(String text) {
        return text.replace("{product}", product);
    }

    /** By the language alone: es-MX is written as es. What the file does not name is written as OTHER. */
    private static String template(Locale locale, String kind, String name) {
        Properties texts = LANGUAGES.getOrDefault(locale.getLanguage(), language(FALLBACK));
        String other = Objects.requireNonNull(texts.getProperty(kind + "OTHER"));
        return texts.getProperty(kind + name, other);
    }

    static Properties language(String language) {
        return Objects.requireNonNull(LANGUAGES.get(language));
    }

    private static Properties load(String language) {
        Properties texts = new Properties();
        try (InputStream file =
                Objects.requireNonNull(Texts.class.getResourceAsStream("texts_" + language + ".properties"))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static DeliveryException refused(String why) {
        return new DeliveryException(why, null, true, false);
    }
}
