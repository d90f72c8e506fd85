package io.github.mfa4j.spring.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client that speaks JSON, keeps no cookies but one it is given, and follows no redirects. */
final class Program {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String origin;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable String authorization;
    private @Nullable String session;
    private @Nullable HttpResponse<String> last;

    Program(String origin) {
        this.origin = origin;
    }

    Program bearer(@Nullable String token) {
        authorization = token == null ? null : "Bearer " + token;
        return this;
    }

    Program basic(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(both);
        return this;
    }

    /** Comes with a cookie that a browser was given. */
    Program session(String id) {
        session = id;
        return this;
    }

    Program get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    Program post(String path, Map<String, String> members) throws IOException, InterruptedException {
        return postText(path, JSON.writeValueAsString(members));
    }

    Program postText(String path, String json) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Program postForm(String path, String form) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    int status() {
        return response().statusCode();
    }

    String body() {
        return response().body();
    }

    /** A member of the object answered. */
    String member(String name) {
        return JSON.readTree(body()).path(name).asString("");
    }

    Optional<String> header(String name) {
        return response().headers().firstValue(name);
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        if (session != null) {
            request.header("Cookie", "JSESSIONID=" + session);
        }
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private Program send(HttpRequest.Builder request) throws IOException, InterruptedException {
        last = client.send(request.build(), BodyHandlers.ofString());
        return this;
    }

    private HttpResponse<String> response() {
        if (last == null) {
            throw new IllegalStateException("nothing was asked for yet");
        }
        return last;
    }
}
