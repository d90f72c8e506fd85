package io.github.mfa4j.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The server itself, before anything rests on it. */
class RedisServerTest {

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilledAndStartedAgain() throws IOException {
        try (RedisServer server = RedisServer.start("appendonly yes", "appendfsync always")) {
            assertThat(ask(server, "SET answer 42")).isEqualTo("+OK");

            server.kill();
            assertThatThrownBy(() -> ask(server, "STRLEN answer")).isInstanceOf(ConnectException.class);

            server.restart();
            assertThat(ask(server, "STRLEN answer")).isEqualTo(":2");
        }
    }

    @Test
    void keepsNothingUnlessItIsTold() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            assertThat(ask(server, "SET answer 42")).isEqualTo("+OK");

            server.kill();
            server.restart();
            assertThat(ask(server, "EXISTS answer")).isEqualTo(":0");
        }
    }

    @Test
    void watchesAnotherServerAsSentinel() throws IOException {
        try (RedisServer server = RedisServer.start();
                RedisServer sentinel =
                        RedisServer.startSentinel("sentinel monitor main 127.0.0.1 " + server.port() + " 1")) {
            assertThat(ask(sentinel, "SENTINEL CKQUORUM main")).startsWith("+OK");
        }
    }

    @Test
    void sharesOneServer() throws IOException {
        RedisServer server = RedisServer.shared();

        assertThat(RedisServer.shared()).isSameAs(server);
        assertThat(ask(server, "PING")).isEqualTo("+PONG");
    }

    private static String ask(RedisServer server, String command) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.port());
                BufferedReader reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            return reply.readLine();
        }
    }
}
