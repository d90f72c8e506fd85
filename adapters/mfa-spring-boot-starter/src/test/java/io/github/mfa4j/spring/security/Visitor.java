package io.github.mfa4j.spring.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without pictures: keeps cookies, follows redirects, and sends the CSRF token of the page it is on. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String origin;
    private final CookieManager cookies = new CookieManager();
    private HttpClient client = client(HttpClient.Redirect.NORMAL);
    private final Set<String> hosts = new HashSet<>();
    private @Nullable HttpResponse<String> last;
    private @Nullable String csrf;
    private Map<String, String> proxy = Map.of();

    Visitor(String origin) {
        this.origin = origin;
    }

    private HttpClient client(HttpClient.Redirect redirects) {
        return HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
    }

    /** Whether to go nowhere by itself, as if the connection had broken. */
    Visitor stayPut(boolean put) {
        client = client(put ? HttpClient.Redirect.NEVER : HttpClient.Redirect.NORMAL);
        return this;
    }

    Visitor get(String path) throws IOException, InterruptedException {
        return send(to(path).GET().build());
    }

    /** Asks as a script on a page does. */
    Visitor fetch(String path) throws IOException, InterruptedException {
        return fetch(path, "application/json");
    }

    Visitor fetch(String path, String accepted) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept", accepted)
                .GET()
                .build());
    }

    /** Posts a form of the page last seen. */
    Visitor post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (csrf != null) {
            all.put("_csrf", csrf);
        }
        String form = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    Visitor logIn(String user) throws IOException, InterruptedException {
        return post("/login", Map.of("username", user, "password", ShopApplication.PASSWORD));
    }

    /** Types a code into the page. */
    Visitor enter(String code) throws IOException, InterruptedException {
        return post("/mfa", Map.of("code", code));
    }

    int status() {
        return response().statusCode();
    }

    String body() {
        return response().body();
    }

    /** What a listed page says of something. */
    String line(String name) {
        return body().lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    Optional<String> header(String name) {
        return response().headers().firstValue(name);
    }

    /** Path and query of the page that all redirects have ended at. */
    String path() {
        URI uri = response().uri();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Comes with the session of somebody else. */
    Visitor withSession(String id) {
        HttpCookie cookie = new HttpCookie("JSESSIONID", id);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(origin), cookie);
        return this;
    }

    /** Closes the browser: what is not meant to stay is gone. */
    Visitor endSession() {
        csrf = null;
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getMaxAge() < 0)
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
        return this;
    }

    /** The hosts of all that was asked for, redirects included. */
    Set<String> hosts() {
        return Set.copyOf(hosts);
    }

    /** Asks for a path as it stands, which need not be one that {@link URI} allows, and keeps the session. */
    Visitor raw(String path, Map<String, String> headers) throws IOException {
        URI uri = URI.create(origin);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nAccept: text/html\r\nConnection: close\r\n");
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher location = Pattern.compile("(?im)^Location: *(\\S+)").matcher(response);
            while (location.find()) {
                hosts.add(String.valueOf(uri.resolve(location.group(1)).getHost()));
            }
            Matcher session =
                    Pattern.compile("(?im)^Set-Cookie: *JSESSIONID=([^;]+)").matcher(response);
            if (session.find()) {
                withSession(session.group(1));
            }
        }
        return this;
    }

    /** Whoever comes next on this browser has no token for forms. */
    Visitor forgetCsrf() {
        csrf = null;
        return this;
    }

    /** Comes through a proxy that adds headers to each request. */
    Visitor through(Map<String, String> headers) {
        proxy = headers;
        return this;
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html,*/*;q=0.8");
        proxy.forEach(request::header);
        return request;
    }

    private Visitor send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        last = response;
        hosts.add(String.valueOf(response.uri().getHost()));
        for (HttpResponse<String> previous = response.previousResponse().orElse(null);
                previous != null;
                previous = previous.previousResponse().orElse(null)) {
            hosts.add(String.valueOf(previous.uri().getHost()));
        }
        Matcher token = CSRF.matcher(body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return this;
    }

    private HttpResponse<String> response() {
        if (last == null) {
            throw new IllegalStateException("no page was asked for yet");
        }
        return last;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
