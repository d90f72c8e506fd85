package io.github.mfa4j.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mfa4j.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers on loopback as Twilio does, by the reference of
 * <a href="https://www.twilio.com/docs/messaging/api/message-resource#create-a-message">its Messages resource</a> and
 * <a href="https://www.twilio.com/docs/usage/twilios-response">of its errors</a>.
 */
final class StubTwilio implements AutoCloseable {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "abcdef0123456789abcdef0123456789";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** What came in. */
    record Post(
            int port, String method, String path, String authorization, String contentType, Map<String, String> form) {

        String field(String name) {
            return form.getOrDefault(name, "");
        }
    }

    /** How to answer one request. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** Accepts the message for delivery. */
    static final Answer ACCEPT = json(201, message("queued", null));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Post> delivered = new CopyOnWriteArrayList<>();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final List<URI> meant = new CopyOnWriteArrayList<>();
    private volatile Answer answer = ACCEPT;

    StubTwilio() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Everything that is needed, without a host; requests go here. */
    TwilioSmsSenderBuilder builder() {
        return unsigned().from("+15005550006");
    }

    /** All but whom messages come from. */
    TwilioSmsSenderBuilder unsigned() {
        return common().authToken(SecretText.of(TOKEN));
    }

    /** All but the credentials. */
    TwilioSmsSenderBuilder anonymous() {
        return common().from("+15005550006");
    }

    private TwilioSmsSenderBuilder common() {
        return TwilioSmsSender.builder()
                .account(ACCOUNT)
                .productName("Acme")
                .clock(InstantSource.fixed(NOW))
                .route(toItself());
    }

    /** Requests come here. */
    UnaryOperator<URI> toItself() {
        return to(server.getAddress().getPort());
    }

    private UnaryOperator<URI> to(int port) {
        return original -> {
            meant.add(original);
            return URI.create("http://127.0.0.1:" + port + original.getRawPath());
        };
    }

    /** Requests go where nobody listens. */
    UnaryOperator<URI> toNobody() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return to(free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StubTwilio answering(Answer how) {
        answer = how;
        return this;
    }

    /** Answers nothing until the end of the test. */
    Answer silence() {
        return exchange -> awaitClosing();
    }

    /** Reads the request and hangs up. */
    static Answer hangUp() {
        return HttpExchange::close;
    }

    /** Announces a body, and hangs up before its end. */
    static Answer brokenBody(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    static Answer json(int status, String body) {
        return with(status, "application/json", body);
    }

    static Answer with(int status, String type, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (status >= 300 && status < 400) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    static String message(String status, @Nullable Integer errorCode) {
        return """
                {"account_sid": "%s", "api_version": "2010-04-01", "body": "835194670 is your code",
                 "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "date_sent": null,
                 "date_updated": "Thu, 24 Aug 2023 05:01:45 +0000", "direction": "outbound-api", "error_code": %s,
                 "error_message": null, "from": "+15005550006", "messaging_service_sid": null, "num_media": "0",
                 "num_segments": "1", "price": null, "price_unit": "USD", "sid": "SM00000000000000000000000000000002",
                 "status": "%s", "subresource_uris": {"media": "/2010-04-01/Media.json"}, "to": "+15550100000",
                 "uri": "/2010-04-01/Accounts/AC1/Messages/SM2.json"}
                """.formatted(ACCOUNT, errorCode, status);
    }

    /** Twilio's message may quote the number. */
    static Answer error(int status, int code) {
        return json(status, """
                {"code": %d, "message": "Invalid 'To' Phone Number: +15550100000 835194670",
                 "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}
                """.formatted(code, code, status));
    }

    List<Post> posts() {
        return posts;
    }

    /** What was accepted. */
    List<Post> delivered() {
        return delivered;
    }

    /** Where the SDK wanted to send each request. */
    List<URI> meant() {
        return meant;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            form.merge(decoded(parts[0]), decoded(parts[1]), (one, two) -> one + "," + two);
        }
        Post post = new Post(
                exchange.getRemoteAddress().getPort(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                form);
        posts.add(post);
        if (answer == ACCEPT) {
            delivered.add(post);
        }
        answer.give(exchange);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
