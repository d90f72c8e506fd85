package io.github.mfa4j.spring.security.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One page, its style and its script on loopback, under the strictest policy they promise to work with. */
final class PageServer implements AutoCloseable {

    private static final String POLICY = new DefaultMfaPages("Example Shop").contentSecurityPolicy();

    private final HttpServer server;
    private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
    private volatile String page = "";

    PageServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where the page is served from now on. */
    String serve(String html) {
        page = html;
        return address("/page");
    }

    String address(String path) {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path)
                .toString();
    }

    /** Path and body of the next form that was sent; it may still be on its way. */
    String nextPost() {
        try {
            return String.valueOf(posted.poll(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            posted.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        for (PageAsset asset : PageAsset.values()) {
            if (path.equals("/mfa/" + asset.fileName())) {
                send(exchange, asset.contentType(), asset.bytes());
                return;
            }
        }
        send(exchange, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
