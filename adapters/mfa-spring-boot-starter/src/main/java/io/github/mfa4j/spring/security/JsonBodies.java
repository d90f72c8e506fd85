package io.github.mfa4j.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;

/** Reads and writes the few JSON objects of the step, with the converter of the application. */
final class JsonBodies {

    /** A challenge token and a code fit many times. */
    private static final int MAX_BODY = 16 * 1024;

    /** Null in an application that cannot read JSON; its programs send forms, and can be told of problems. */
    private final @Nullable HttpMessageConverter<Object> converter;

    private JsonBodies(@Nullable HttpMessageConverter<Object> converter) {
        this.converter = converter;
    }

    /** Takes the first converter of JSON among the application's, else the one that Spring finds on the class path. */
    static JsonBodies with(List<HttpMessageConverter<?>> applications) {
        Stream<HttpMessageConverter<?>> found = StreamSupport.stream(
                HttpMessageConverters.forServer().registerDefaults().build().spliterator(), false);
        @SuppressWarnings("unchecked") // It says that it reads and writes maps, and is given nothing else.
        @Nullable HttpMessageConverter<Object> converter =
                (HttpMessageConverter<Object>) Stream.concat(applications.stream(), found)
                        .filter(each -> each.canRead(Map.class, MediaType.APPLICATION_JSON)
                                && each.canWrite(LinkedHashMap.class, MediaType.APPLICATION_JSON))
                        .findFirst()
                        .orElse(null);
        return new JsonBodies(converter);
    }

    /** Reads the texts of a request. If it is malformed, that is answered, and null returned. */
    @Nullable Map<String, String> read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return read(request);
        } catch (HttpMessageNotReadableException e) {
            Problem.MALFORMED.write(request, response, Instant.EPOCH);
            return null;
        }
    }

    /** The members of a JSON object, or the parameters of a form. */
    private Map<String, String> read(HttpServletRequest request) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        ServletServerHttpRequest message = new ServletServerHttpRequest(request);
        if (isInAddress(request, MfaVerificationFilter.CHALLENGE) || isInAddress(request, MfaVerificationFilter.CODE)) {
            throw new HttpMessageNotReadableException("codes and challenges do not belong into an address", message);
        }
        if (!isJson(request)) {
            request.getParameterMap().forEach((name, values) -> texts.put(name, values[0]));
            return texts;
        }
        byte[] body = message.getBody().readNBytes(MAX_BODY + 1);
        Body bounded = new Body(message.getHeaders(), new ByteArrayInputStream(body));
        if (converter == null || body.length > MAX_BODY) {
            throw new HttpMessageNotReadableException("the body cannot be read, or is too long", bounded);
        }
        if (converter.read(Map.class, bounded) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (value instanceof String text) {
                    texts.put(String.valueOf(name), text);
                }
            });
        }
        return texts;
    }

    /**
     * Writes an object.
     *
     * @throws IllegalStateException if the application cannot write JSON
     */
    void write(HttpServletResponse response, Map<String, ?> members) throws IOException {
        if (converter == null) {
            throw new IllegalStateException(
                    "there is no HttpMessageConverter for JSON, such as spring-boot-starter-jackson brings");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        converter.write(members, MediaType.APPLICATION_JSON, new ServletServerHttpResponse(response));
    }

    /** What is there stands in the logs of every proxy (OWASP ASVS 14.2.1). */
    private static boolean isInAddress(HttpServletRequest request, String field) {
        String query = request.getQueryString();
        return query != null && ("&" + query).contains("&" + field + "=");
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "application/json", 0, "application/json".length());
    }

    private record Body(HttpHeaders headers, InputStream stream) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return stream;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
