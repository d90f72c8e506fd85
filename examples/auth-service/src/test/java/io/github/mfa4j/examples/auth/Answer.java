package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
final class Answer {

    private final HttpResponse<String> response;

    Answer(HttpResponse<String> response) {
        this.response = response;
    }

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All of it: the headers, too. */
    String whole() {
        return response.headers().map() + "\n" + body();
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** A member, or one within: names with points between. */
    String text(String path) {
        return json().at("/" + path.replace('.', '/')).asString("");
    }

    Instant instant(String path) {
        return Instant.parse(text(path));
    }

    Answer is(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    /** A refusal in the one shape of all. */
    Answer isProblem(int status, String code) {
        is(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().propertyNames()).contains("title", "status", "detail", "instance", "code");
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(text("code")).as(body()).isEqualTo(code);
        assertThat(body()).doesNotContain("Exception", "io.github", "org.springframework", "SQL");
        return this;
    }
}
