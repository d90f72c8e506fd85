package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailoverSenderTest {

    private static final CodeMessage MESSAGE = new CodeMessage(
            UUID.randomUUID(),
            Channel.SMS,
            "+34600000000",
            SecretText.of("123456"),
            Purpose.LOGIN,
            Instant.EPOCH,
            Locale.ENGLISH,
            "alice");

    /** Keeps what it is asked to send, and fails if it has a failure. */
    private record Provider(List<Message> asked, @Nullable RuntimeException failure) implements Sender {

        Provider(@Nullable RuntimeException failure) {
            this(new ArrayList<>(), failure);
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public void send(Message message) {
            asked.add(message);
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static DeliveryException failure(boolean certain, boolean retryable) {
        return new DeliveryException("down", null, certain, retryable);
    }

    private static DeliveryException failureOf(Provider... providers) {
        Provider[] others = Arrays.copyOfRange(providers, 1, providers.length);
        DeliveryException failure = catchThrowableOfType(
                DeliveryException.class,
                () -> FailoverSender.of(providers[0], others).send(MESSAGE));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void theFirstProviderIsAskedAlone() {
        Provider first = new Provider(null);
        Provider second = new Provider(null);
        FailoverSender.of(first, second).send(MESSAGE);
        assertThat(first.asked()).containsExactly(MESSAGE);
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void A34_theNextOneDeliversTheSameMessageWhenOneFailsForNow() {
        Provider first = new Provider(failure(true, true));
        Provider second = new Provider(new IllegalStateException("a flaw in the provider's library"));
        Provider third = new Provider(null);
        FailoverSender.of(first, second, third).send(MESSAGE);
        assertThat(second.asked()).containsExactly(MESSAGE);
        assertThat(third.asked()).containsExactly(MESSAGE);
    }

    @Test
    void whatNoProviderCouldMendIsNotTriedElsewhere() {
        Provider second = new Provider(null);
        DeliveryException failure = failureOf(new Provider(failure(true, false)), second);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void A34_itCertainlyDidNotGoOutOnlyIfThatIsCertainOfEveryAttempt() {
        assertThat(failureOf(new Provider(failure(true, true)), new Provider(failure(true, true)))
                        .certainlyNotAccepted())
                .isTrue();
        assertThat(failureOf(new Provider(failure(false, true)), new Provider(failure(true, false)))
                        .certainlyNotAccepted())
                .isFalse();
        assertThat(failureOf(new Provider(new IllegalStateException()), new Provider(failure(true, true)))
                        .certainlyNotAccepted())
                .isFalse();
    }

    @Test
    void everyFailureIsThereToBeLookedInto() {
        DeliveryException first = failure(true, true);
        DeliveryException last = failure(false, true);
        DeliveryException failure = failureOf(new Provider(first), new Provider(last));
        assertThat(failure).hasMessage("no provider delivered, of 2 asked").hasCause(last);
        assertThat(failure.getSuppressed()).containsExactly(first);
        assertThat(failure.retryable()).isTrue();
        assertThat(failureOf(new Provider(failure(true, true)), new Provider(failure(true, false)))
                        .retryable())
                .as("by the first, another time")
                .isTrue();
    }

    @Test
    void providersOfAnotherChannelAreRefused() {
        Sender mail = new Sender() {
            @Override
            public Channel channel() {
                return Channel.MAIL;
            }

            @Override
            public void send(Message message) {
                throw new AssertionError("asked");
            }
        };
        Provider sms = new Provider(null);
        assertThat(FailoverSender.of(sms).channel()).isEqualTo(Channel.SMS);
        assertThatThrownBy(() -> FailoverSender.of(sms, mail))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a provider serves channel mail, allowed is that of the first, sms");
    }
}
