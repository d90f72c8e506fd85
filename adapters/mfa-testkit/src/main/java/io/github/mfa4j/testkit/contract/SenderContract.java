package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.LeakScan;
import io.github.mfa4j.testkit.Race;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Sender} promises: it delivers exactly the message it was asked to, to nobody else, and a failure says
 * whether the message certainly did not go out, without telling the code.
 *
 * <p>The system it sends to must let itself be read, and be made to refuse and to fall silent.
 *
 * <pre>{@code
 * class CapturingSenderContractTest extends SenderContract {
 *
 *     private final CapturingSender sender = new CapturingSender(Channel.MAIL);
 *
 *     @Override
 *     protected Sender sender() {
 *         return sender;
 *     }
 *
 *     @Override
 *     protected Sender refused() {
 *         return failing(true, false);
 *     }
 *
 *     @Override
 *     protected Sender unreachable() {
 *         return failing(true, true);
 *     }
 *
 *     @Override
 *     protected Sender brokenOff() {
 *         return failing(false, true);
 *     }
 *
 *     private Sender failing(boolean certainlyNotAccepted, boolean retryable) {
 *         sender.failWith(() -> new DeliveryException("told to fail", null, certainlyNotAccepted, retryable));
 *         return sender;
 *     }
 *
 *     @Override
 *     protected String address(int number) {
 *         return "user" + number + "@example.com";
 *     }
 *
 *     @Override
 *     protected List<Arrived> arrived() {
 *         return sender.messages().stream()
 *                 .map(message -> new Arrived(message.address(), text(message)))
 *                 .toList();
 *     }
 *
 *     private static String text(Message message) {
 *         return message instanceof CodeMessage code ? code.code().reveal() : message.toString();
 *     }
 * }
 * }</pre>
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class SenderContract {

    private static final int ADDRESSES = 4;
    private static final String CODE = "83519467";

    /** For subclasses. */
    protected SenderContract() {}

    /**
     * Makes a sender whose system takes messages. Each of the four senders is made at most once in a test.
     *
     * @return the sender under test
     */
    protected abstract Sender sender();

    /**
     * Makes a sender whose system answers every message with a clear no.
     *
     * @return a sender that is refused
     */
    protected abstract Sender refused();

    /**
     * Makes a sender whose system does not answer at all, such as one with no listener at its port.
     *
     * @return a sender that reaches nobody
     */
    protected abstract Sender unreachable();

    /**
     * Makes a sender whose system takes a message and breaks off before it says whether it accepted it.
     *
     * @return a sender that cannot know what became of its message
     */
    protected abstract Sender brokenOff();

    /**
     * Names an address that the system delivers to.
     *
     * @param number 0 to 3; another address for each
     * @return the address, in the channel's form
     */
    protected abstract String address(int number);

    /**
     * Reads what the system has delivered in this test, after waiting for what is still on its way.
     *
     * @return what arrived at any address, in any order
     */
    protected abstract List<Arrived> arrived();

    /**
     * A message as its receiver sees it.
     *
     * @param address where it arrived
     * @param text all that can be read of it
     */
    public record Arrived(String address, String text) {}

    private CodeMessage message(Sender sender, int number, String accountName, Locale locale) {
        return new CodeMessage(
                UUID.randomUUID(),
                sender.channel(),
                address(number),
                SecretText.of(code(number)),
                Purpose.LOGIN,
                Instant.parse("2026-03-01T12:05:00Z"),
                locale,
                accountName);
    }

    private static String code(int number) {
        return CODE + number;
    }

    private NoticeMessage notice(Sender sender) {
        Instant at = Instant.parse("2026-03-01T12:00:00Z");
        MfaEvent event = new MfaEvent(MfaEvent.Kind.FACTOR_ADDED, at, UserId.of("alice"), new FactorId("totp"), null);
        return new NoticeMessage(UUID.randomUUID(), sender.channel(), address(0), event, Locale.ENGLISH, "alice");
    }

    private CodeMessage message(Sender sender) {
        return message(sender, 0, "alice", Locale.ENGLISH);
    }

    @Nested
    @DisplayName("Delivery")
    class Delivery {

        @Test
        void messageArrivesOnceAtItsAddressWithItsCode() {
            Sender sender = sender();
            sender.send(message(sender));
            assertThat(arrived()).singleElement().satisfies(one -> {
                assertThat(one.address()).isEqualTo(address(0));
                assertThat(one.text()).contains(code(0));
            });
        }

        @Test
        void twoMessagesOfTheSameWordsArriveBoth() {
            Sender sender = sender();
            sender.send(message(sender));
            sender.send(message(sender));
            assertThat(arrived()).hasSize(2);
        }

        @Test
        void noticeArrivesOnceAtItsAddressWithNothingLikeACode() {
            Sender sender = sender();
            sender.send(notice(sender));
            assertThat(arrived()).singleElement().satisfies(one -> {
                assertThat(one.address()).isEqualTo(address(0));
                assertThat(one.text()).doesNotContainPattern("[0-9]{6}");
            });
        }

        @Test
        void everyMessageArrivesAtItsOwnAddressWhenManySend() throws Exception {
            Sender sender = sender();
            try (Race race = new Race()) {
                race.run(IntStream.range(0, ADDRESSES)
                        .<Callable<Boolean>>mapToObj(number -> () -> {
                            sender.send(message(sender, number, "alice", Locale.ENGLISH));
                            return true;
                        })
                        .toList());
            }
            List<Arrived> all = arrived();
            assertThat(all).hasSize(ADDRESSES);
            for (int i = 0; i < ADDRESSES; i++) {
                int number = i;
                assertThat(all)
                        .filteredOn(one -> one.text().contains(code(number)))
                        .singleElement()
                        .satisfies(one -> assertThat(one.address()).isEqualTo(address(number)));
            }
        }

        @Test
        void codeIsThereDigitByDigitInEveryLanguage() {
            Sender sender = sender();
            List<String> tags = List.of("", "ar-EG-u-nu-arab", "fa-IR", "tr-TR", "ja-JP");
            tags.forEach(tag -> sender.send(message(sender, 0, "alice", Locale.forLanguageTag(tag))));
            assertThat(arrived())
                    .hasSameSizeAs(tags)
                    .allSatisfy(one -> assertThat(one.text()).contains(code(0)));
        }

        @Test
        void nothingInANameAddsAReceiver() {
            Sender sender = sender();
            for (String separator : List.of("\r\nBcc: ", "\nTo: ", ", ", "; ", "&To=", "\u0000")) {
                sender.send(message(sender, 0, "alice" + separator + address(1), Locale.ENGLISH));
            }
            assertThat(arrived()).hasSize(6).extracting(Arrived::address).containsOnly(address(0));
        }
    }

    @Nested
    @DisplayName("Failure")
    class Failure {

        @Test
        void refusedMessageCertainlyDidNotGoOut() {
            DeliveryException failure = failureOf(refused());
            assertThat(failure.certainlyNotAccepted())
                    .as("certainly not accepted")
                    .isTrue();
            assertThat(arrived()).isEmpty();
        }

        @Test
        void messageToNobodyCertainlyDidNotGoOutAndMayBeTriedAgain() {
            DeliveryException failure = failureOf(unreachable());
            assertThat(failure.certainlyNotAccepted())
                    .as("certainly not accepted")
                    .isTrue();
            assertThat(failure.retryable()).as("retryable").isTrue();
        }

        @Test
        void messageWithoutAnAnswerMayHaveGoneOut() {
            assertThat(failureOf(brokenOff()).certainlyNotAccepted())
                    .as("certainly not accepted")
                    .isFalse();
        }

        private DeliveryException failureOf(Sender sender) {
            DeliveryException failure =
                    catchThrowableOfType(DeliveryException.class, () -> sender.send(message(sender)));
            assertThat(failure)
                    .as("failure of a delivery")
                    .isNotNull()
                    .message()
                    .isNotBlank();
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            LeakScan scan = new LeakScan();
            scan.secret(code(0));
            scan.requireNoneIn("the exception or its causes", text.toString());
            return failure;
        }
    }
}
