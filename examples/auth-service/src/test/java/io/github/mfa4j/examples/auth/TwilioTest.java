package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.mfa4j.servers.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Text messages as production sends them: over the proxy that this JVM is told of, behind which Twilio seems to be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwilioTest {

    private static final String HOST = "api.twilio.com";
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "abcdef0123456789abcdef0123456789";
    private static final String PROXY_HOST = "https.proxyHost";
    private static final String PROXY_PORT = "https.proxyPort";
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** What Twilio was asked. */
    private record Post(String path, String authorization, Map<String, String> form) {}

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(201);

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private SSLContext trustOfTheJdk;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private HttpsServer twilio;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Door proxy;

    @BeforeAll
    void start() throws Exception {
        trustOfTheJdk = SSLContext.getDefault();
        SSLContext trust = ServerCertificate.of(HOST).context();
        twilio = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        twilio.setHttpsConfigurator(new HttpsConfigurator(trust));
        twilio.createContext("/", this::answer);
        twilio.start();
        proxy = new Door(twilio.getAddress().getPort(), TwilioTest::connect);
        SSLContext.setDefault(trust);
        System.setProperty(PROXY_HOST, "localhost");
        System.setProperty(PROXY_PORT, String.valueOf(proxy.port()));
    }

    @AfterAll
    void stop() {
        System.clearProperty(PROXY_HOST);
        System.clearProperty(PROXY_PORT);
        SSLContext.setDefault(trustOfTheJdk);
        proxy.close();
        twilio.stop(0);
    }

    @Test
    void isAskedByTheAccountToSendFromItsNumberToTheCountriesThatAreNamed() {
        String[] variables = {
            "--TWILIO_ACCOUNT_SID=" + ACCOUNT,
            "--TWILIO_AUTH_TOKEN=" + TOKEN,
            "--TWILIO_FROM=+15005550006",
            "--TWILIO_COUNTRIES=34,1"
        };
        try (Service service = Service.start(variables)) {
            Application shop = Application.at(service, "demo-app", "demo-secret");
            shop.enrolled("ana", "phone", "+34600000001");
            shop.enrolled("ben", "phone", "+33600000001");
            shop.enrolled("cleo", "phone", "+12025550123");

            shop.post("/mfa/sms", "ana").is(200);
            assertThat(posts).singleElement().satisfies(TwilioTest::isOfTheAccount);
            Map<String, String> message = posts.get(0).form();
            assertThat(message).containsEntry("From", "+15005550006").containsEntry("To", "+34600000001");
            assertThat(shop.accepts("ana", code(message.getOrDefault("Body", ""))))
                    .isTrue();

            shop.post("/mfa/sms", "ben").isProblem(409, "factor_not_set_up");
            assertThat(posts).hasSize(1);
            status.set(401);
            shop.post("/mfa/sms", "cleo").isProblem(503, "code_not_sent");
            assertThat(posts).hasSize(2);
        }
    }

    private static void isOfTheAccount(Post post) {
        String login = Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        assertThat(post.authorization()).isEqualTo("Basic " + login);
        assertThat(post.path()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
        return code.group();
    }

    /** As a proxy does (RFC 9110 section 9.3.6), for connections to Twilio alone. */
    private static Socket connect(Socket client, Socket server) throws IOException {
        if (!Door.line(client).startsWith("CONNECT " + HOST + ":443 ")) {
            throw new IOException("not to Twilio");
        }
        while (!Door.line(client).isEmpty()) {
            // The headers.
        }
        Door.say(client, "HTTP/1.1 200 Connected\r\n\r\n");
        return client;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String field :
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        posts.add(new Post(
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                form));
        byte[] body = "{\"sid\": \"SM0123456789abcdef0123456789abcdef\", \"status\": \"queued\"}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status.get(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
