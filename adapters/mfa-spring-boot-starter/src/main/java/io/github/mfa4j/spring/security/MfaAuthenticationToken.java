package io.github.mfa4j.spring.security;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.Verified;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * A request to pass the second factor: who has passed the first one, the challenge, and the user's answer. Never authenticated itself;
 * what {@link MfaAuthenticationProvider} makes of it is the first factor's authentication with the authorities added.
 */
public final class MfaAuthenticationToken extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Who has passed the first factor. */
    private final @Nullable Authentication firstFactor;

    private transient @Nullable SecretText challenge;
    private transient @Nullable SecretText answer;
    private transient @Nullable Verified proof;

    /**
     * Asks for the second factor.
     *
     * @param firstFactor who has passed the first factor, null where only the challenge says so
     * @param challenge the challenge token as the client sent it; untrusted, may be null
     * @param answer the code as the user typed it; untrusted, may be null
     */
    public MfaAuthenticationToken(
            @Nullable Authentication firstFactor, @Nullable String challenge, @Nullable String answer) {
        super(List.of());
        this.firstFactor = firstFactor;
        this.challenge = challenge == null ? null : SecretText.of(challenge);
        this.answer = answer == null ? null : SecretText.of(answer);
    }

    /**
     * Who has passed the first factor.
     *
     * @return the authentication, null where only the challenge says so
     */
    public @Nullable Authentication firstFactor() {
        return firstFactor;
    }

    @Nullable String challenge() {
        return challenge == null ? null : challenge.reveal();
    }

    @Nullable String answer() {
        return answer == null ? null : answer.reveal();
    }

    /** What the answer has proven, null before it has. */
    @Nullable Verified proof() {
        return proof;
    }

    void prove(Verified verified) {
        proof = verified;
    }

    /** The answer, which prints nothing. */
    @Override
    public @Nullable Object getCredentials() {
        return answer;
    }

    /** The principal of the first factor; null where there is none. */
    @Override
    public @Nullable Object getPrincipal() {
        return firstFactor == null ? null : firstFactor.getPrincipal();
    }

    @Override
    public String getName() {
        return firstFactor == null ? "" : firstFactor.getName();
    }

    @Override
    public void eraseCredentials() {
        super.eraseCredentials();
        challenge = null;
        answer = null;
    }

    @Override
    public String toString() {
        return "MfaAuthenticationToken[" + getName() + ", challenge and answer hidden]";
    }
}
