package io.github.mfa4j.spring.security;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The authenticator that a session is setting up. Its key is shown again until the first code is confirmed, to this session alone, so
 * that a mistyped code or a page loaded twice does not cost another scan. The key does not leave the process: after the session was
 * written elsewhere it is gone, and the user begins again.
 */
final class PendingEnrolment implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = PendingEnrolment.class.getName();
    private static final int PIXELS_PER_MODULE = 5;

    private final String tenant;
    private final String user;
    private final String id;
    private final int digits;
    private final transient @Nullable Key shown;

    private PendingEnrolment(UserId user, String id, int digits, Key shown) {
        this.tenant = user.tenant();
        this.user = user.id();
        this.id = id;
        this.digits = digits;
        this.shown = shown;
    }

    /** What the page shows of the key. */
    record Key(SecretText image, SecretText link, SecretText text) {}

    /** Keeps what was begun. The secret itself is destroyed by the caller. */
    static PendingEnrolment keep(
            HttpServletRequest request, UserId user, Pending pending, String base32, String issuer) {
        String link = OtpAuthUri.totp(issuer, pending).toUri();
        QrCode code = QrCode.of(link);
        Key key = new Key(
                SecretText.of(code.toPngDataUri(PIXELS_PER_MODULE * code.modules())),
                SecretText.of(link),
                SecretText.of(base32));
        PendingEnrolment kept =
                new PendingEnrolment(user, pending.id(), pending.parameters().digits(), key);
        request.getSession().setAttribute(ATTRIBUTE, kept);
        return kept;
    }

    /** What this session is setting up for the user, null if nothing, or nothing that can be shown. */
    static @Nullable PendingEnrolment in(HttpServletRequest request, UserId user) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof PendingEnrolment pending
                        && pending.shown != null
                        && new UserId(pending.tenant, pending.user).equals(user)
                ? pending
                : null;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    String id() {
        return id;
    }

    int digits() {
        return digits;
    }

    Key key() {
        if (shown == null) {
            throw new IllegalStateException("the key has not come along with the session");
        }
        return shown;
    }
}
