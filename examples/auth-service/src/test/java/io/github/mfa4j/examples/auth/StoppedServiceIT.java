package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is told to stop amid requests, as at every deployment: it answers what it took, takes nothing else, and ends. */
class StoppedServiceIT {

    private static final int REQUESTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void whatWasTakenIsAnsweredBeforeTheEnd() throws Exception {
        try (Node node = Node.startIn(folder, Map.of())) {
            List<Login> taken = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> Login.takenBy(node, Person.registeredAt(node, "visitor-" + i + "@example.com")))
                    .toList();

            CompletableFuture<Integer> exit = node.stop();
            awaitRefusal(URI.create(node.origin()));
            assertThat(exit).isNotDone();

            for (Login login : taken) {
                assertThat(login.answer()).startsWith("HTTP/1.1 200").contains("tempToken");
            }
            assertThat(exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TERMINATED);
        }
    }

    /** Until nobody is let in any more. */
    private static void awaitRefusal(URI origin) throws IOException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            try (Socket late = new Socket(origin.getHost(), origin.getPort())) {
                assertThat(late.isConnected()).isTrue();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos()); // Each try takes a port.
            } catch (ConnectException e) {
                return;
            }
        }
        throw new IllegalStateException("it goes on");
    }

    /** A request that has begun: the service has asked for its body, and waits. */
    private record Login(Socket socket, BufferedReader reader, String body) {

        static Login takenBy(Node node, Person person) {
            URI origin = URI.create(node.origin());
            String body = "{\"email\":\"" + person.email + "\",\"password\":\"" + Person.PASSWORD + "\"}";
            String head = String.join(
                    "\r\n",
                    "POST /auth/login HTTP/1.1",
                    "Host: " + origin.getAuthority(),
                    "Content-Type: application/json",
                    "Content-Length: " + body.length(),
                    "Expect: 100-continue",
                    "Connection: close",
                    "\r\n");
            try {
                Socket socket = new Socket(origin.getHost(), origin.getPort());
                socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
                var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                Login login = new Login(socket, reader, body);
                login.send(head);
                assertThat(reader.readLine()).startsWith("HTTP/1.1 100");
                assertThat(reader.readLine()).isEmpty();
                return login;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String answer() throws IOException {
            try (socket) {
                send(body);
                return reader.lines().collect(Collectors.joining("\n"));
            }
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
