package io.github.mfa4j.spring.security;

import io.github.mfa4j.Verification.Refused;
import java.io.Serial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/** The second factor was refused. Carries what the library said, and nothing of what the user typed. */
public final class MfaRefusedException extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    private final Refused.Reason reason;

    /** From when another try can succeed. */
    private final @Nullable Instant retryAt;

    MfaRefusedException(Refused refused) {
        super("the second factor was refused: " + refused.reason());
        reason = refused.reason();
        retryAt = refused.retryAt();
    }

    /**
     * Tells why, and from when another try can succeed.
     *
     * @return the refusal
     */
    public Refused refused() {
        return new Refused(reason, retryAt);
    }
}
