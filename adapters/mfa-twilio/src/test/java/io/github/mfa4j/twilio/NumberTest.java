package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.spi.DeliveryException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Only E.164 numbers go to Twilio, which would else guess a country or read a name of another channel. */
class NumberTest {

    static final List<String> BAD = List.of(
            "",
            "+",
            "+1",
            "+0123456789",
            "+1234567890123456",
            "15550100000",
            "0015550100000",
            "++15550100000",
            "+1555 0100000",
            " +15550100000",
            "+15550100000\n",
            "+15550100000,+15550100001",
            "+1555010000a",
            "+١٥٥٥٠١٠٠",
            "＋15550100000",
            "whatsapp:+15550100000",
            "+15550100000&From=x",
            "9".repeat(10_000));

    private final StubTwilio twilio = new StubTwilio();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @ParameterizedTest
    @FieldSource("BAD")
    void anythingElseIsRefusedWithoutBeingTold(String number) {
        TwilioSmsSender sender = twilio.builder().build();
        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> sender.send(Messages.to(number)));

        assertThat(failure)
                .hasMessage("the phone number of " + number.length()
                        + " characters is not E.164, allowed is + and 2 to 15 digits that do not begin with 0")
                .hasNoCause();
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(failure.retryable()).isFalse();
        assertThat(twilio.posts()).isEmpty();
    }

    @Test
    void theShortestAndTheLongestAreSent() {
        TwilioSmsSender sender = twilio.builder().build();
        sender.send(Messages.to("+12"));
        sender.send(Messages.to("+123456789012345"));

        assertThat(twilio.posts()).extracting(post -> post.field("To")).containsExactly("+12", "+123456789012345");
    }

    @Property(tries = 20)
    void everyNumberArrivesAsItIs(@ForAll("numbers") String number) {
        try (StubTwilio fresh = new StubTwilio()) {
            fresh.builder().build().send(Messages.to(number));

            assertThat(fresh.posts()).extracting(post -> post.field("To")).containsExactly(number);
        }
    }

    @Property
    void nothingIsTakenThatTheGrammarDoesNotHave(@ForAll("likeNumbers") String text) {
        boolean digits = text.length() >= 3
                && text.length() <= 16
                && text.substring(1).chars().allMatch(character -> character >= '0' && character <= '9');

        assertThat(TwilioSmsSender.E164.matcher(text).matches())
                .isEqualTo(digits && text.charAt(0) == '+' && text.charAt(1) != '0');
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.longs().between(10, 999_999_999_999_999L).map(number -> "+" + number);
    }

    @Provide
    Arbitrary<String> likeNumbers() {
        return Arbitraries.strings()
                .withChars("+0123456789 -()٣")
                .ofMaxLength(18)
                .map(text -> "+" + text)
                .injectDuplicates(0.05);
    }
}
