package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spi.DeliveryException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server cannot hold a thread, whether it is silent, slow, deaf or talkative. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedSocketTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;

    BoundedSocketTest() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    }

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void aServerThatDripsIsLeftAtTheDeadline() {
        serve(client -> {
            client.setSoTimeout(10);
            OutputStream out = client.getOutputStream();
            while (true) {
                out.write("2".getBytes(StandardCharsets.US_ASCII));
                try {
                    client.getInputStream().read();
                } catch (SocketTimeoutException e) {
                    // the pause between two drops
                }
            }
        });
        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> sender().overallTimeout(SHORT).build().send(MailSample.code()))
                .withMessageContaining("did not answer in time to the connection")
                .satisfies(e -> assertThat(e.certainlyNotAccepted()).isTrue());
    }

    @Test
    void aServerThatNeverStopsTalkingIsLeft() {
        serve(client -> {
            byte[] line = "220-and another thing\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                client.getOutputStream().write(line);
            }
        });
        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> sender().build().send(MailSample.code()))
                .withStackTraceContaining("the server said more than");
    }

    @Test
    void aServerThatReadsNothingIsLeft() throws IOException {
        Timeouts timeouts = new Timeouts(LONG, LONG, SHORT, LONG);
        try (Socket socket = connect(timeouts)) {
            byte[] much = new byte[1 << 20];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            socket.getOutputStream().write(much);
                        }
                    })
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("sending took too long");
        }
    }

    @Test
    void anInterruptedThreadWaitsNoLonger() throws IOException {
        Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG);
        try (Socket socket = connect(timeouts)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
        } finally {
            Thread.interrupted();
        }
    }

    private Socket connect(Timeouts timeouts) throws IOException {
        long deadline = System.nanoTime() + timeouts.overall().toNanos();
        return BoundedSocket.connect(new InetSocketAddress("localhost", server.getLocalPort()), timeouts, deadline);
    }

    private SmtpSenderBuilder sender() {
        return SmtpSender.builder()
                .host("localhost")
                .port(server.getLocalPort())
                .security(SmtpSecurity.NONE)
                .readTimeout(LONG)
                .overallTimeout(LONG)
                .from("Shop", PostOffice.FROM)
                .product("Shop")
                .clock(() -> MailSample.NOON);
    }

    private interface Conversation {
        void with(Socket client) throws IOException;
    }

    private void serve(Conversation conversation) {
        threads.execute(() -> {
            try (Socket client = server.accept()) {
                conversation.with(client);
            } catch (IOException e) {
                // the client has left
            }
        });
    }
}
