package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends the body of a request a byte at a time, or never to its end, keeps a thread for seconds only and fills no memory. */
class SlowBodiesTest extends WithService {

    private static final int PATIENCE = 20_000;

    /** Spring's filter for forms that are put would read it first, however much it is. */
    @Test
    void aFormThatIsPutIsRefusedUnread() throws IOException {
        try (Socket socket = open("PUT /auth/profile HTTP/1.1", "application/x-www-form-urlencoded")) {
            BufferedReader answer = reader(socket);
            assertThat(answer.readLine()).startsWith("HTTP/1.1 401");
            assertThat(endsThough(socket, answer)).isTrue();
        }
    }

    @Test
    void aBodyThatTakesTooLongIsRefused() throws IOException {
        try (Socket socket = open("POST /auth/login HTTP/1.1", "application/json")) {
            BufferedReader answer = reader(socket);
            // More than one try, since nothing tells when the service has begun to read.
            for (int bytes = 0; bytes < 900 && !answer.ready(); bytes++) {
                socket.getOutputStream().write(' ');
                service.advance(Duration.ofSeconds(21));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(answer.readLine()).startsWith("HTTP/1.1 408");
            assertThat(endsThough(socket, answer)).isTrue();
        }
    }

    /** Words between chunks and after them count as no body. */
    @ParameterizedTest
    @ValueSource(strings = {"1;", "0\r\nx: "})
    void whatComesBesideTheChunksIsNotTaken(String begun) throws IOException {
        try (Socket socket = open("PUT /auth/profile HTTP/1.1", "application/json", "Transfer-Encoding: chunked")) {
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer = reader(socket);
            assertThat(answer.readLine()).startsWith("HTTP/1.1 401");
            assertThat(endsThough(socket, answer)).isTrue();
        }
    }

    /** Else it would send the next request into it. */
    @Test
    void aClientIsToldThatItsConnectionEnds() throws IOException {
        try (Socket socket = open("POST /auth/logout HTTP/1.1", "application/json", "Transfer-Encoding: chunked")) {
            socket.getOutputStream().write("2\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(reader(socket).lines()).contains("Connection: close");
        }
    }

    /** Whether the connection ends while a body that was refused goes on to come. */
    private static boolean endsThough(Socket socket, BufferedReader answer) throws IOException {
        socket.setSoTimeout(100);
        for (int bytes = 0; bytes < 50; bytes++) {
            try {
                socket.getOutputStream().write(' ');
                while (answer.read() >= 0) {
                    // The rest of the answer.
                }
                return true;
            } catch (SocketTimeoutException e) {
                // Not yet.
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    private Socket open(String line, String type) throws IOException {
        return open(line, type, "Content-Length: 1000");
    }

    /** A request whose body is still to come. */
    private Socket open(String line, String type, String length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream()
                .write((line + "\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }
}
