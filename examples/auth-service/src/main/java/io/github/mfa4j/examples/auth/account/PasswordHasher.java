package io.github.mfa4j.examples.auth.account;

import io.github.mfa4j.examples.auth.settings.AuthProperties;
import io.github.mfa4j.examples.auth.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id of an HMAC under a key that is not in the database (the pepper), so that a stolen table cannot be guessed
 * at. Parameters are those of OWASP's cheat sheet: 19 MiB, 2 passes.
 */
@Component
public class PasswordHasher {

    private static final int MEMORY_KIB = 19_456;

    /** Each evaluation takes memory; more requests than these at once wait, and soon give up. */
    private static final int AT_ONCE = 8;

    private static final long WAIT_SECONDS = 3;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final SecretKeySpec pepper;
    private final String nobodys;

    PasswordHasher(AuthProperties properties) {
        pepper =
                new SecretKeySpec(Base64.getDecoder().decode(properties.pepper().reveal()), "HmacSHA256");
        nobodys = hash("nobody's password");
    }

    /**
     * Hashes a password.
     *
     * @param password the password
     * @return the hash, with its salt and parameters
     */
    public String hash(String password) {
        String peppered = peppered(password);
        return inTurn(() -> argon2.encode(peppered));
    }

    /**
     * Compares a password, with the same work whether there is a user or not (nobody may learn by time which addresses are known).
     *
     * @param password the password
     * @param hash the hash, null where there is no user
     * @return whether it is the password of a user
     */
    public boolean matches(String password, @Nullable String hash) {
        String peppered = peppered(password);
        boolean same = inTurn(() -> argon2.matches(peppered, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean hasTurn = false;
        try {
            hasTurn = turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!hasTurn) {
                throw Problem.busy();
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.busy();
        } finally {
            if (hasTurn) {
                turns.release();
            }
        }
    }

    private String peppered(String password) {
        return Base64.getEncoder().encodeToString(keyed(password));
    }

    /**
     * A digest that takes the pepper to make.
     *
     * @param text what it is of
     * @return 32 bytes, always the same for the text
     */
    public byte[] keyed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
