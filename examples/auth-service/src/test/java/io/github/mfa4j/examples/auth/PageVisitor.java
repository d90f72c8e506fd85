package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without a screen: it keeps cookies and fills in the forms of the page it is on, and follows nothing by itself. */
final class PageVisitor {

    private static final String PAGE = "text/html";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private String origin;
    private final Consumer<Answer> listener;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private String accept = PAGE;
    private String language = "en";
    private String scheme = "http";
    private String token = "";
    private Answer answer;

    PageVisitor(Service service, String start) {
        origin = "http://127.0.0.1:" + service.port();
        listener = service.answers()::add;
        answer = send(start, null);
    }

    PageVisitor speaking(String acceptLanguage) {
        language = acceptLanguage;
        return this;
    }

    /** On another node from now on, with the same cookies. */
    PageVisitor movedTo(Service other) {
        origin = "http://127.0.0.1:" + other.port();
        return this;
    }

    /** As a proxy says that it came. */
    PageVisitor over(String scheme) {
        this.scheme = scheme;
        return this;
    }

    /** As after a night with the page open. */
    PageVisitor whoseSessionIsOver() {
        cookies.replaceAll((name, value) -> "0123456789ABCDEF0123456789ABCDEF");
        return this;
    }

    /** With each request from now on. */
    PageVisitor sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    PageVisitor get(String path) {
        answer = send(path, null);
        return this;
    }

    /** Posts a form of the page: the fields, names and values by turns, and its token. */
    PageVisitor post(String path, String... fields) {
        return postBare(path, Map.of("_csrf", token), fields);
    }

    /** As another site would have it posted. */
    PageVisitor postWithoutToken(String path, String... fields) {
        return postBare(path, Map.of(), fields);
    }

    /** The same form, posted by a script that reads the answer. */
    PageVisitor postFromScript(String path, String... fields) {
        accept = "application/json";
        post(path, fields);
        accept = PAGE;
        return this;
    }

    private PageVisitor postBare(String path, Map<String, String> more, String... fields) {
        Map<String, String> all = new HashMap<>(more);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        answer = send(
                path,
                all.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
        return this;
    }

    /** Passes the first step. */
    PageVisitor logIn(Person person) {
        return get("/login").post("/login", "email", person.email, "password", Person.PASSWORD);
    }

    /** Passes both steps by mail. */
    PageVisitor logInFully(Person person) {
        logIn(person).leadsTo("/").get("/verificar-codigo").shows(200);
        return post("/verificar-codigo", "code", person.mailbox.code()).leadsTo("/");
    }

    /** The last one. */
    Answer answer() {
        return answer;
    }

    int status() {
        return answer.status();
    }

    String body() {
        return answer.body();
    }

    String header(String name) {
        return answer.header(name);
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    PageVisitor withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** Where the answer leads: a path of the service itself. */
    PageVisitor leadsTo(String path) {
        assertThat(status()).as(body()).isEqualTo(302);
        String location = header("Location");
        assertThat(location.startsWith(origin) ? location.substring(origin.length()) : location)
                .isEqualTo(path);
        return this;
    }

    PageVisitor shows(int status, String... words) {
        assertThat(status()).as(body()).isEqualTo(status);
        for (String word : words) {
            assertThat(body()).contains(word);
        }
        return this;
    }

    private Answer send(String path, @Nullable String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept", accept)
                .header("X-Forwarded-Proto", scheme)
                .header("Accept-Language", language);
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            Answer received = new Answer(response);
            listener.accept(received);
            return received;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
}
