package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A message is one segment: 160 septets of GSM 7-bit, whatever is allowed to be in it. */
class SegmentTest {

    private static final Duration LONGEST = Duration.ofDays(1);

    @Example
    void theLongestOfEverythingJustFits() {
        String product = "x".repeat(Texts.MAX_PRODUCT_SEPTETS);
        String host = "h".repeat(Texts.MAX_HOST - ".example".length()) + ".example";
        String code = "c".repeat(Texts.MAX_CODE);
        int longest = everyMessage(code, LONGEST)
                .mapToInt(message -> Gsm7.septets(text(product, host, message)))
                .max()
                .orElseThrow();

        assertThat(longest).isEqualTo(Gsm7.SEGMENT);
    }

    @Property(tries = 300)
    void everyMessageIsOneSegment(
            @ForAll("products") String product, @ForAll("hosts") String host, @ForAll("codes") String code) {
        assertThat(everyMessage(code, LONGEST)).allSatisfy(message -> {
            String text = text(product, host, message);
            assertThat(text.chars().allMatch(character -> Gsm7.septets((char) character) > 0))
                    .as(text)
                    .isTrue();
            assertThat(Gsm7.septets(text)).isLessThanOrEqualTo(Gsm7.SEGMENT);
        });
    }

    /** Through the checks of the settings, so that what they let pass is what is counted. */
    private static String text(String product, String host, Message message) {
        return new Texts(Setting.product(product), Setting.host(host)).of(message, StubTwilio.NOW);
    }

    private static Stream<Message> everyMessage(String code, Duration left) {
        return Stream.of(Locale.ENGLISH, Messages.SPANISH, Locale.JAPANESE).flatMap(language -> {
            Stream<Message> codes = Stream.of(
                            Purpose.LOGIN,
                            Purpose.STEP_UP,
                            Purpose.LOST_DEVICE,
                            Purpose.PASSWORD_RESET,
                            Purpose.EMAIL_VERIFICATION,
                            Purpose.anonymous("OTHER"))
                    .map(purpose -> Messages.code(code, purpose, left, language));
            Stream<Message> notices = Stream.of(MfaEvent.Kind.values()).map(kind -> Messages.notice(kind, language));
            return Stream.concat(codes, notices);
        });
    }

    /** Any printable characters of the alphabet, up to the limit in septets. */
    @Provide
    Arbitrary<String> products() {
        return Arbitraries.chars()
                .range(' ', '\u20AC')
                .filter(Gsm7::isPrintable)
                .list()
                .ofMinSize(1)
                .ofMaxSize(Texts.MAX_PRODUCT_SEPTETS)
                .map(SegmentTest::withinTheLimit)
                .filter(name -> name.equals(name.strip()) && !name.isEmpty() && !name.matches(".*[0-9]{6}.*"));
    }

    private static String withinTheLimit(List<Character> characters) {
        StringBuilder name = new StringBuilder();
        for (char character : characters) {
            if (Gsm7.septets(name.toString()) + Gsm7.septets(character) <= Texts.MAX_PRODUCT_SEPTETS) {
                name.append(character);
            }
        }
        return name.toString();
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(Texts.MAX_HOST - ".example".length())
                .map(label -> label + ".example");
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withCharRange('A', 'Z')
                .ofMinLength(1)
                .ofMaxLength(Texts.MAX_CODE);
    }
}
