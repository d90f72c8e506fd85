package io.github.mfa4j.examples.auth.web;

import io.github.mfa4j.examples.auth.settings.AuthProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie of a browser's session: the id of its row and a code that takes a key to make, so that whoever reads the table of
 * sessions can take none of them over. It is HttpOnly, and Secure where the request is.
 */
@Component
class SessionCookie extends DefaultCookieSerializer {

    private static final String SEPARATOR = ".";

    private final SecretKeySpec key;

    SessionCookie(AuthProperties properties) {
        this.key = new SecretKeySpec(
                Base64.getDecoder().decode(properties.jwt().key().reveal()), "HmacSHA256");
        // A link in a mail must find its user logged in; what changes an account is a form with a token.
        setSameSite("Lax");
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return super.readCookieValues(request).stream()
                .map(this::opened)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        String id = cookie.getCookieValue();
        // An empty one ends the cookie.
        super.writeCookieValue(
                id.isEmpty() ? cookie : new CookieValue(cookie.getRequest(), cookie.getResponse(), sealed(id)));
    }

    private Optional<String> opened(String value) {
        String id = value.split("\\.", 2)[0];
        return MessageDigest.isEqual(
                        sealed(id).getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(id)
                : Optional.empty();
    }

    private String sealed(String id) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            // What the key signs otherwise, access tokens, begins with no such words.
            byte[] code = mac.doFinal(("session of a browser " + id).getBytes(StandardCharsets.UTF_8));
            return id + SEPARATOR + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }
}
