package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.spi.DeliveryException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without a connection nothing was sent; without an answer it may have been; and no call lasts longer than it may. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final StubTwilio twilio = new StubTwilio();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void aRefusedConnectionDeliveredNothing() {
        assertNeverConnected(twilio.builder().route(twilio.toNobody()));
    }

    @Test
    void anUnknownNameDeliveredNothing() {
        // Never in the DNS: RFC 2606 section 2.
        assertNeverConnected(twilio.builder().route(original -> URI.create("https://api.twilio.invalid/")));
    }

    @Test
    void aConnectionThatIsNeverMadeDeliveredNothing() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> waiting = fill(full.getLocalSocketAddress());
            URI target = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            long start = System.nanoTime();
            assertNeverConnected(twilio.builder()
                    .connectTimeout(SHORT)
                    .responseTimeout(Duration.ofSeconds(30))
                    .route(original -> target));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.plusSeconds(10));
            for (SocketChannel one : waiting) {
                one.close();
            }
        }
    }

    /** Two connections that nobody accepts fill a queue of one; Linux then ignores whoever knocks. */
    private static List<SocketChannel> fill(SocketAddress server) throws IOException {
        List<SocketChannel> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect((InetSocketAddress) server);
            waiting.add(channel);
        }
        return waiting;
    }

    @Test
    void aServerWithoutTlsWasSentNothing() throws IOException {
        try (Dribble server = new Dribble("HTTP/1.1 400 Bad Request\r\n", "\r\n")) {
            assertNeverConnected(twilio.builder().route(original -> server.secureUri()));
        }
    }

    @Test
    void aHandshakeThatStallsDeliveredNothing() throws IOException {
        try (Dribble server = new Dribble("", "")) {
            assertNeverConnected(twilio.builder()
                    .connectTimeout(SHORT)
                    .responseTimeout(SHORT)
                    .route(original -> server.secureUri()));
        }
    }

    @Test
    void A34_silenceEndsAtTheResponseTimeout() {
        TwilioSmsSender sender = twilio.answering(twilio.silence())
                .builder()
                .responseTimeout(SHORT)
                .build();

        assertMayHaveDelivered(sender, SHORT);
        assertThat(twilio.posts()).hasSize(1);
    }

    @Test
    void headersInDribletsEndAtBothTimeoutsTogether() throws IOException {
        try (Dribble server = new Dribble("HTTP/1.1 201 Created\r\n", "X-More: 1\r\n")) {
            assertMayHaveDelivered(late(server), SHORT.multipliedBy(2));
        }
    }

    @Test
    void aBodyInDribletsEndsAtBothTimeoutsTogether() throws IOException {
        try (Dribble server = new Dribble("HTTP/1.1 201 Created\r\nContent-Length: 9999\r\n\r\n{", " ")) {
            DeliveryException failure = failureAfter(late(server), SHORT.multipliedBy(2));

            assertThat(failure).hasMessageStartingWith("Twilio answered with success");
            assertThat(failure.certainlyNotAccepted()).isFalse();
        }
    }

    private TwilioSmsSender late(Dribble server) {
        return twilio.builder()
                .connectTimeout(SHORT)
                .responseTimeout(SHORT)
                .route(original -> server.uri())
                .build();
    }

    private static void assertMayHaveDelivered(TwilioSmsSender sender, Duration limit) {
        DeliveryException failure = failureAfter(sender, limit);

        assertThat(failure)
                .hasMessageStartingWith("Twilio did not answer in time")
                .hasNoCause();
        assertThat(failure.certainlyNotAccepted()).isFalse();
        assertThat(failure.retryable()).isTrue();
    }

    private static DeliveryException failureAfter(TwilioSmsSender sender, Duration limit) {
        long start = System.nanoTime();
        DeliveryException failure = catchThrowableOfType(DeliveryException.class, () -> sender.send(Messages.login()));

        // Generous for a busy machine, and far from the minutes that such an answer would go on.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, limit.plusSeconds(10));
        return failure;
    }

    @Test
    void aSenderGoesOnAfterAFailure() {
        TwilioSmsSender sender = twilio.builder().build();
        twilio.answering(StubTwilio.hangUp());
        for (int i = 0; i < 150; i++) {
            assertThatThrownBy(() -> sender.send(Messages.login())).isInstanceOf(DeliveryException.class);
        }
        twilio.answering(StubTwilio.ACCEPT);
        sender.send(Messages.login());

        assertThat(twilio.posts()).hasSize(151);
    }

    private void assertNeverConnected(TwilioSmsSenderBuilder builder) {
        DeliveryException failure = catchThrowableOfType(
                DeliveryException.class, () -> builder.build().send(Messages.login()));

        assertThat(failure).hasMessageStartingWith("Twilio could not be reached");
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(failure.retryable()).isTrue();
        assertThat(twilio.posts()).isEmpty();
    }
}
