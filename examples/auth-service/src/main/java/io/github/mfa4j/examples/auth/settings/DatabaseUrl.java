package io.github.mfa4j.examples.auth.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A database as it is named: for JDBC, or in the form {@code postgresql://user:password@host:5432/name} that hosting services
 * hand out. Prints no password.
 */
record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    /** Reads both forms; null for any other. */
    static @Nullable DatabaseUrl of(String text) {
        if (text.startsWith("jdbc:h2:") || text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, null, null);
        }
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            return null;
        }
        try {
            URI uri = new URI(text);
            String path = uri.getRawPath();
            if (uri.getHost() == null || path == null || path.length() < 2 || uri.getRawFragment() != null) {
                return null;
            }
            String[] login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return new DatabaseUrl(
                    jdbc, login.length > 0 ? decoded(login[0]) : null, login.length > 1 ? decoded(login[1]) : null);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** In this part of an address a plus is a plus (RFC 3986 section 2.2). */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[hidden]";
    }
}
