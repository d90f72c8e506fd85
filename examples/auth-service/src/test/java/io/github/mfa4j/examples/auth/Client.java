package io.github.mfa4j.examples.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A program that speaks JSON with the service. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String origin;
    private final Consumer<Answer> listener;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> headers = new HashMap<>();
    private @Nullable String token;

    Client(String origin) {
        this(origin, answer -> {});
    }

    /** One that tells of each answer. */
    Client(String origin, Consumer<Answer> listener) {
        this.origin = origin;
        this.listener = listener;
    }

    /** From now on with this access token; null for none. */
    Client with(@Nullable String accessToken) {
        token = accessToken;
        return this;
    }

    /** From now on with this header, too. */
    Client withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    Answer post(String path, Map<String, ?> members) {
        return send("POST", path, members);
    }

    Answer send(String method, String path, Map<String, ?> members) {
        return sendText(method, path, JSON.writeValueAsString(members), "application/json");
    }

    Answer sendText(String method, String path, String body, @Nullable String type) {
        return send(method, path, BodyPublishers.ofString(body), type);
    }

    Answer send(String method, String path, BodyPublisher body, @Nullable String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            Answer answer = new Answer(http.send(request.build(), BodyHandlers.ofString()));
            listener.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
